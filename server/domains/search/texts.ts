import { texts } from '#platform/text/language.ts'

texts({
  sv: {
    'synonym.one-word': 'Skriv minst två olika ord.',
    'synonym.newer': 'Någon annan har ändrat orden till: {words}. Det du skrev finns kvar här. Jämför och spara igen.',
  },
  en: {
    'synonym.one-word': 'Write at least two different words.',
    'synonym.newer':
      'Somebody else has changed the words to: {words}. What you wrote is still here. Compare and save again.',
  },
})
