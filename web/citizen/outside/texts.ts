import { areaTexts } from '#web/shared/i18n/texts.ts'

/** What stands in feeds, and on our pages inside other sites. */
export const outsideTexts = areaTexts('citizen-outside', {
  sv: {
    answers: 'Svar från {{municipality}}',
    disturbances: 'Störningar i {{municipality}}',
    searchTitle: 'Sök svar hos {{municipality}}',
    openTitle: 'Öppettider, {{municipality}}',
    whole: 'Läs hela svaret',
    places: 'Alla platser och öppettider',
  },
  en: {
    answers: 'Answers from {{municipality}}',
    disturbances: 'Disturbances in {{municipality}}',
    searchTitle: 'Search for answers from {{municipality}}',
    openTitle: 'Opening hours, {{municipality}}',
    whole: 'Read the full answer',
    places: 'All places and opening hours',
  },
})
