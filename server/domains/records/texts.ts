import { texts } from '#platform/text/language.ts'

texts({
  sv: { 'record.not-kept': 'Handlingen är redan registrerad eller gallrad.' },
  en: { 'record.not-kept': 'The item has already been registered or thinned.' },
})
