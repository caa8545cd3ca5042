import { texts } from '#platform/text/language.ts'

texts({
  sv: {
    'topic.over': 'Ämnet är redan borta från listan.',
    'topic.not-yours': 'Den som flaggade ämnet eller servicecentret tar bort det.',
  },
  en: {
    'topic.over': 'The topic is already off the list.',
    'topic.not-yours': 'Whoever flagged the topic, or the service centre, takes it off.',
  },
})
