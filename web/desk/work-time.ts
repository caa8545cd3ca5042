import type { Say } from '#web/shared/i18n/texts.ts'
import type { Language } from '#web/shared/request.ts'
import type { contactTexts } from './contact-texts.ts'

const WORKING_DAY = 480

const small: Record<Language, string[]> = {
  sv: ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
}

/** A length of working time as it is said: "två timmar", "en arbetsdag", "45 minuter". */
export function workTimeWords(
  minutes: number,
  say: Say<keyof (typeof contactTexts)['sv']>,
  language: Language,
): string {
  const [unit, count] =
    minutes % WORKING_DAY === 0
      ? (['days', minutes / WORKING_DAY] as const)
      : minutes % 60 === 0
        ? (['hours', minutes / 60] as const)
        : (['minutes', minutes] as const)
  const words = say(unit, { count })
  const spelled = small[language][count]
  return spelled ? words.replace(String(count), spelled) : words
}
