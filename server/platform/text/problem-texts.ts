import { texts } from './language.ts'

/** What the platform itself has to say to a person. */
texts({
  sv: {
    'bad-input': 'Något i formuläret behöver rättas.',
    'bad-json': 'Innehållet gick inte att läsa. Kontrollera att det är giltig JSON.',
    'sign-in-needed': 'Logga in för att göra det här.',
    'not-allowed': 'Du har inte behörighet till det här.',
    'not-found': 'Det du söker finns inte, eller så har du inte rätt att se det.',
    'too-large': 'Det du skickade är för stort.',
    'recipient-wrong': 'E-postadressen går inte att skicka till. Kontrollera den.',
    'too-many': 'Det blev många försök på kort tid. Vänta en minut och försök igen.',
    'wrong-origin': 'Formuläret skickades inte från den här webbplatsen. Ladda om sidan och försök igen.',
    'key-used-for-other': 'Samma nyckel användes för en annan begäran. Ladda om sidan och försök igen.',
    'changed-meanwhile': 'Någon annan hann ändra frågan. Läs det nya och försök igen. Det du skrev finns kvar.',
    fault: 'Något gick fel hos oss. Det är inte ditt fel. Försök igen om en stund.',
    away: 'Tjänsten är tillfälligt borta. Det du har skrivit finns kvar på sidan. Försök igen om en liten stund.',
    'field.missing': 'Fyll i det här.',
    'field.too-long': 'Texten är för lång.',
    'field.wrong': 'Det här stämmer inte. Kontrollera och försök igen.',
  },
  en: {
    'bad-input': 'Something in the form needs correcting.',
    'bad-json': 'The content could not be read. Check that it is valid JSON.',
    'sign-in-needed': 'Sign in to do this.',
    'not-allowed': 'You do not have permission to do this.',
    'not-found': 'What you are looking for does not exist, or you may not see it.',
    'too-large': 'What you sent is too large.',
    'recipient-wrong': 'The e-mail address cannot be sent to. Check it.',
    'too-many': 'That was many attempts in a short time. Wait a minute and try again.',
    'wrong-origin': 'The form was not sent from this site. Reload the page and try again.',
    'key-used-for-other': 'The same key was used for another request. Reload the page and try again.',
    'changed-meanwhile':
      'Somebody else changed the question. Read what is new and try again. What you wrote is still here.',
    fault: 'Something went wrong on our side. It is not your fault. Try again in a while.',
    away: 'The service is away for a moment. What you have written is still on the page. Try again shortly.',
    'field.missing': 'Fill this in.',
    'field.too-long': 'The text is too long.',
    'field.wrong': 'This is not right. Check it and try again.',
  },
})
