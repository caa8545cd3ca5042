import { texts } from '#platform/text/language.ts'

texts({
  sv: {
    'statistics.span': 'Välj en tid på mellan 1 och {most} dagar.',
    'statistics.future': 'Dagen har inte kommit än. Välj i dag eller tidigare.',
    'statistics.unknown-place': 'Platsen finns inte. Välj en annan.',
  },
  en: {
    'statistics.span': 'Choose a time of 1 to {most} days.',
    'statistics.future': 'That day has not come yet. Choose today or earlier.',
    'statistics.unknown-place': 'The place does not exist. Choose another.',
  },
})
