import { texts } from '#platform/text/language.ts'

texts({
  sv: {
    'service.unknown': 'Tjänsten finns inte. Välj en annan.',
    'service.ended': 'Tjänsten {service} har upphört. Välj en annan.',
    'agreement.newer': 'Någon annan har skrivit en nyare version av överenskommelsen. Läs den först.',
    'agreement.past': 'En överenskommelse kan börja gälla tidigast i dag.',
  },
  en: {
    'service.unknown': 'The service does not exist. Choose another.',
    'service.ended': 'The service {service} has ended. Choose another.',
    'agreement.newer': 'Somebody else has written a newer version of the agreement. Read it first.',
    'agreement.past': 'An agreement can take effect today at the earliest.',
  },
})
