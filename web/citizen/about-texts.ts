/**
 * Longer texts for reading: about personal data, about accessibility, easy to read. Written as sections, because a page
 * of them is read from top to bottom; both languages must have the same sections.
 * {municipality}, {phone} and {email} are filled in. A paragraph that starts with "- " is a point of a list.
 */
export type AboutSection = { heading: string; text: readonly string[]; link?: { text: string; href: string } }
export type AboutText<Part extends string> = { title: string; lead: string; parts: Record<Part, AboutSection> }
export type AboutTexts<Part extends string> = { sv: AboutText<Part>; en: AboutText<Part> }

type DataPart = 'what' | 'why' | 'who' | 'public' | 'long' | 'cookies' | 'rights' | 'contact'

export const dataTexts: AboutTexts<DataPart> = {
  sv: {
    title: 'Så behandlar vi dina uppgifter',
    lead: 'Du kan fråga oss utan att säga vem du är. Här står vad vi sparar, varför och hur länge.',
    parts: {
      what: {
        heading: 'Det här sparar vi',
        text: [
          '- Frågan, med dina egna ord.',
          '- Det du själv lämnar: plats, namn, e-postadress, telefonnummer och filer.',
          '- När du frågade, vilken enhet som tog hand om frågan, och svaret.',
          'Vi frågar aldrig efter ditt personnummer här. Skriv det inte heller i frågan.',
        ],
      },
      why: {
        heading: 'Därför gör vi det',
        text: [
          'Vi behöver uppgifterna för att kunna svara dig, och för att följa upp att du får svar i tid. Det är en uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen). Förvaltningslagen kräver att vi hjälper dig.',
          'Vi räknar också frågor, för att se vad många undrar. I den statistiken syns inte vem som har frågat.',
        ],
      },
      who: {
        heading: 'De här kan se frågan',
        text: [
          'Servicecentret, och den enhet som svarar på just din fråga. Varje gång någon öppnar frågan skriver systemet upp vem det var och när.',
          'Den nämnd som ansvarar för det du frågar om är också personuppgiftsansvarig.',
        ],
      },
      public: {
        heading: 'Allmän handling',
        text: [
          'Det du skickar till {municipality} blir en allmän handling. Andra kan be att få läsa den. Innan vi lämnar ut något prövar vi om det är hemligt enligt lag. Det som rör din hälsa eller ekonomi är ofta hemligt.',
        ],
      },
      long: {
        heading: 'Så länge sparar vi',
        text: [
          'Frågan sparas så länge som kommunens plan för handlingar säger. Sedan tas den bort, eller så lämnas den till arkivet. Fråga oss vad som gäller för din fråga.',
        ],
      },
      cookies: {
        heading: 'Kakor',
        text: [
          'Vi har inga kakor för statistik eller reklam. När du visar ditt nummer och din kod sparar webbläsaren en kaka, så att du slipper skriva dem på varje sida. Den slutar gälla inom ett halvt dygn.',
        ],
      },
      rights: {
        heading: 'Dina rättigheter',
        text: [
          '- Du får veta vilka uppgifter vi har om dig, och få en kopia.',
          '- Du kan få fel rättade.',
          '- Du kan be oss ta bort uppgifter. Ofta måste vi spara dem ändå, för att lagen kräver det. Då förklarar vi varför.',
          '- Du kan säga nej till hur vi använder uppgifterna. Då prövar vi det.',
          'Är du inte nöjd kan du klaga hos Integritetsskyddsmyndigheten.',
        ],
        link: { text: 'Integritetsskyddsmyndigheten, imy.se', href: 'https://www.imy.se/' },
      },
      contact: {
        heading: 'Fråga oss om dina uppgifter',
        text: [
          'Ring {phone} eller skriv till {email}. Säg att det gäller personuppgifter, så når du också dataskyddsombudet.',
        ],
      },
    },
  },
  en: {
    title: 'How we handle your personal data',
    lead: 'You can ask us without saying who you are. Here you can read what we keep, why and for how long.',
    parts: {
      what: {
        heading: 'What we keep',
        text: [
          '- The question, in your own words.',
          '- What you give us yourself: place, name, e-mail address, telephone number and files.',
          '- When you asked, which unit took care of the question, and the answer.',
          'We never ask for your personal identity number here. Please do not write it in the question either.',
        ],
      },
      why: {
        heading: 'Why we do it',
        text: [
          'We need the data to be able to answer you, and to see to it that you get an answer in time. It is a task in the public interest (Article 6(1)(e) of the General Data Protection Regulation). The Administrative Procedure Act says that we must help you.',
          'We also count questions, to see what many people wonder. Those figures do not show who has asked.',
        ],
      },
      who: {
        heading: 'Who can see the question',
        text: [
          'The service centre, and the unit that answers your question. Each time somebody opens the question, the system writes down who it was and when.',
          'The board responsible for what you ask about is also the controller of your personal data.',
        ],
      },
      public: {
        heading: 'Public document',
        text: [
          'What you send to {municipality} becomes a public document. Others may ask to read it. Before we hand anything out we examine whether it is secret by law. What is about your health or your finances is often secret.',
        ],
      },
      long: {
        heading: 'How long we keep it',
        text: [
          'The question is kept for as long as the municipality’s plan for documents says. Then it is removed, or handed to the archive. Ask us what applies to your question.',
        ],
      },
      cookies: {
        heading: 'Cookies',
        text: [
          'We have no cookies for statistics or advertising. When you show your number and your code, the browser keeps a cookie so that you need not write them on every page. It ends within half a day.',
        ],
      },
      rights: {
        heading: 'Your rights',
        text: [
          '- You may know what data we have about you, and get a copy.',
          '- You can have mistakes corrected.',
          '- You can ask us to remove data. Often we must keep it all the same, because the law says so. Then we explain why.',
          '- You can object to how we use the data. Then we examine it.',
          'If you are not satisfied you can complain to the Swedish Authority for Privacy Protection.',
        ],
        link: { text: 'Swedish Authority for Privacy Protection, imy.se', href: 'https://www.imy.se/en/' },
      },
      contact: {
        heading: 'Ask us about your data',
        text: [
          'Call {phone} or write to {email}. Say that it is about personal data, and you reach the data protection officer as well.',
        ],
      },
    },
  },
}

type AccessibilityPart = 'how' | 'lacks' | 'burden' | 'outside' | 'aloud' | 'tell' | 'complain' | 'tested' | 'dates'

/** As the act on accessibility to digital public services (2018:1937) and the supervising authority ask for it. */
export const accessibilityTexts: AboutTexts<AccessibilityPart> = {
  sv: {
    title: 'Om tillgängligheten här',
    lead: '{municipality} står bakom de här sidorna, där du kan söka svar, fråga oss och följa din fråga. Alla ska kunna använda dem. Det här är vår tillgänglighetsredogörelse: hur tillgängliga sidorna är, vad vi vet brister och vad du kan göra om något inte fungerar.',
    parts: {
      how: {
        heading: 'Så tillgängliga är sidorna',
        text: [
          'Sidorna är delvis förenliga med lagen om tillgänglighet till digital offentlig service (2018:1937). De är byggda efter riktlinjerna WCAG 2.2 på nivå AA.',
          '- Allt går att göra med bara tangentbord.',
          '- Sidorna fungerar utan skript, på gamla telefoner och med långsamt nät.',
          '- Text går att göra dubbelt så stor, och sidorna ryms på en skärm som är 320 punkter bred.',
          '- De följer dina inställningar för mörkt läge, höga kontraster och mindre rörelse.',
          '- Språket är utmärkt, så att det som är på svenska läses upp på svenska också på de engelska sidorna.',
        ],
      },
      lacks: {
        heading: 'Det här vet vi brister',
        text: [
          'De här delarna uppfyller inte lagens krav, eller har vi inte kunnat pröva helt:',
          '- Filer som hör till svar, och filer som andra har skickat till oss, kan vara svåra att läsa med hjälpmedel (WCAG 1.1.1 och 1.3.1). Be oss om innehållet på ett annat sätt.',
          '- Svar på frågor skrivs av många olika personer. Ett svar till dig kan vara på ett annat språk än sidan utan att det är utmärkt (WCAG 3.1.2).',
          'Det här är inte krav, men vi vet att det gör det svårare för en del:',
          '- Många svar finns bara på svenska. De är utmärkta.',
          '- Sidorna finns på svenska och engelska, inte på teckenspråk. En sida är lättläst, inte alla.',
        ],
      },
      burden: {
        heading: 'Undantag för att det vore för betungande',
        text: [
          'Vi åberopar inget undantag för oskäligt betungande anpassning (12 § i lagen). Det som brister ska rättas.',
        ],
      },
      outside: {
        heading: 'Det som lagen inte gäller',
        text: [
          'Filer som kommer från andra än oss, och som vi inte har låtit göra, omfattas inte av lagen (9 §). Sidor som våra svar länkar till har egna redogörelser.',
        ],
      },
      aloud: {
        heading: 'Få sidorna upplästa',
        text: [
          'Din webbläsare eller telefon kan läsa upp sidorna. De är uppmärkta så att rubriker, listor och språk blir rätt.',
          '- Edge: tryck Ctrl, Skift och U, eller välj Läs högt i menyn.',
          '- Chrome på Android: välj Lyssna på den här sidan i menyn.',
          '- Safari på iPhone: tryck på knappen till vänster i adressfältet och välj Lyssna på sidan.',
          '- Firefox: öppna läsläget och tryck på hörlurarna.',
          'Vi kan också läsa upp ett svar för dig i telefon.',
        ],
      },
      tell: {
        heading: 'Fungerar något inte? Säg till oss',
        text: [
          'Ring {phone}, skriv till {email} eller skicka in det här. Berätta vilken sida det gäller och vad du ville göra. Du kan få det du behöver på ett annat sätt, till exempel uppläst i telefon, i ett mejl eller på papper.',
        ],
        link: { text: 'Berätta vad som inte fungerar', href: '/fraga?om=Tillg%C3%A4nglighet%20p%C3%A5%20webben%3A%20' },
      },
      complain: {
        heading: 'Är du inte nöjd med hur vi svarade?',
        text: [
          'Myndigheten för digital förvaltning, Digg, ser till att lagen följs. Du kan anmäla till dem att du tycker att sidorna brister i tillgänglighet, att den här redogörelsen brister, eller att vi inte tog hand om det du sa.',
        ],
        link: { text: 'Anmäl till Digg', href: 'https://www.digg.se/tdosanmalan' },
      },
      tested: {
        heading: 'Så har vi testat',
        text: [
          'Vi har granskat sidorna själva: med verktyget axe, med tangentbord, med dubbelt så stor text, med smal skärm och med höga kontraster. Ingen utomstående har granskat dem, och de har inte provats tillsammans med personer som använder hjälpmedel. Därför säger vi delvis, inte helt.',
        ],
      },
      dates: {
        heading: 'När det här skrevs',
        text: ['Bedömningen gjordes den 22 november 2026. Redogörelsen uppdaterades senast den 22 november 2026.'],
      },
    },
  },
  en: {
    title: 'About accessibility here',
    lead: '{municipality} is behind these pages, where you can search for answers, ask us and follow your question. Everybody should be able to use them. This is our accessibility statement: how accessible the pages are, what we know is lacking and what you can do if something does not work.',
    parts: {
      how: {
        heading: 'How accessible the pages are',
        text: [
          'The pages are partially compliant with the Swedish act on accessibility to digital public services (2018:1937). They are built to the guidelines WCAG 2.2 at level AA.',
          '- Everything can be done with a keyboard alone.',
          '- The pages work without script, on old phones and slow networks.',
          '- Text can be made twice as large, and the pages fit a screen 320 points wide.',
          '- They follow your settings for dark mode, high contrast and less motion.',
          '- Languages are marked, so that what is in Swedish is read out in Swedish on the English pages too.',
        ],
      },
      lacks: {
        heading: 'What we know is lacking',
        text: [
          'These parts do not meet what the act asks for, or we have not been able to test them fully:',
          '- Files that belong to answers, and files that others have sent us, may be hard to read with aids (WCAG 1.1.1 and 1.3.1). Ask us for what they say in another way.',
          '- Replies to questions are written by many different people. A reply to you may be in another language than the page without being marked (WCAG 3.1.2).',
          'These are not requirements, but we know that they make it harder for some:',
          '- Many answers are only in Swedish. They are marked.',
          '- The pages are in Swedish and English, not in sign language. One page is easy to read, not all.',
        ],
      },
      burden: {
        heading: 'Exemptions because it would be too burdensome',
        text: [
          'We rely on no exemption for a disproportionate burden (section 12 of the act). What is lacking is to be put right.',
        ],
      },
      outside: {
        heading: 'What the act does not cover',
        text: [
          'Files that come from others and that we have not had made are not covered by the act (section 9). Pages that our answers link to have statements of their own.',
        ],
      },
      aloud: {
        heading: 'Have the pages read aloud',
        text: [
          'Your browser or telephone can read the pages aloud. They are marked up so that headings, lists and languages come out right.',
          '- Edge: press Ctrl, Shift and U, or choose Read aloud in the menu.',
          '- Chrome on Android: choose Listen to this page in the menu.',
          '- Safari on iPhone: press the button to the left in the address bar and choose Listen to page.',
          '- Firefox: open the reader view and press the headphones.',
          'We can also read an answer to you on the telephone.',
        ],
      },
      tell: {
        heading: 'Does something not work? Tell us',
        text: [
          'Call {phone}, write to {email} or send it in here. Tell us which page it is about and what you wanted to do. You can get what you need in another way, for example read out on the telephone, by e-mail or on paper.',
        ],
        link: { text: 'Tell us what does not work', href: '/en/ask?om=Accessibility%20on%20the%20web%3A%20' },
      },
      complain: {
        heading: 'Are you not satisfied with how we answered?',
        text: [
          'The Agency for Digital Government, Digg, sees to it that the act is followed. You can report to them that you think the pages lack in accessibility, that this statement is lacking, or that we did not take care of what you said.',
        ],
        link: { text: 'Report to Digg', href: 'https://www.digg.se/tdosanmalan' },
      },
      tested: {
        heading: 'How we have tested',
        text: [
          'We have examined the pages ourselves: with the tool axe, with a keyboard, with text twice as large, on a narrow screen and with high contrast. Nobody from outside has examined them, and they have not been tried together with people who use aids. That is why we say partially, not fully.',
        ],
      },
      dates: {
        heading: 'When this was written',
        text: ['The assessment was made on 22 November 2026. The statement was last updated on 22 November 2026.'],
      },
    },
  },
}

type EasyPart = 'ask' | 'number' | 'call' | 'visit' | 'you'

export const easyReadTexts: AboutTexts<EasyPart> = {
  sv: {
    title: 'Så frågar du oss',
    lead: 'Den här sidan är lättläst.',
    parts: {
      ask: {
        heading: 'Skriv din fråga',
        text: [
          'Du kan fråga kommunen om allt.',
          'Skriv din fråga på sidan Fråga oss.',
          'Du väljer hur du vill ha svaret: med e-post, med sms eller i telefon.',
          'Du kan också läsa svaret här på webben.',
        ],
      },
      number: {
        heading: 'Ditt nummer',
        text: [
          'När du har skickat din fråga får du ett nummer och en kod.',
          'Skriv upp numret och koden.',
          'Med dem kan du se vad som händer med din fråga.',
        ],
      },
      call: {
        heading: 'Ring oss',
        text: ['Du kan också ringa.', 'Vårt nummer är {phone}.', 'Har du redan frågat oss? Säg ditt nummer.'],
      },
      visit: {
        heading: 'Besök oss',
        text: ['Du kan komma hit.', 'Vi finns på {address}.', 'Vi hjälper dig på plats.'],
      },
      you: {
        heading: 'Du bestämmer',
        text: [
          'Du behöver inte säga vad du heter.',
          'Andra kan be att få läsa det du skriver.',
          'Vill du prata om din hälsa eller dina pengar? Ring oss i stället för att skriva.',
        ],
      },
    },
  },
  en: {
    title: 'How you ask us',
    lead: 'This page is easy to read.',
    parts: {
      ask: {
        heading: 'Write your question',
        text: [
          'You can ask the municipality about anything.',
          'Write your question on the page Ask us.',
          'You choose how you want the answer: by e-mail, by text message or by telephone.',
          'You can also read the answer here on the web.',
        ],
      },
      number: {
        heading: 'Your number',
        text: [
          'When you have sent your question you get a number and a code.',
          'Write down the number and the code.',
          'With them you can see what happens with your question.',
        ],
      },
      call: {
        heading: 'Call us',
        text: ['You can also call.', 'Our number is {phone}.', 'Have you already asked us? Say your number.'],
      },
      visit: {
        heading: 'Visit us',
        text: ['You can come here.', 'We are at {address}.', 'We help you on the spot.'],
      },
      you: {
        heading: 'You decide',
        text: [
          'You do not need to say your name.',
          'Others may ask to read what you write.',
          'Do you want to talk about your health or your money? Call us instead of writing.',
        ],
      },
    },
  },
}
