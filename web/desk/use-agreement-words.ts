import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { contactTexts } from './contact-texts.ts'
import { useServices } from './services.ts'
import { workTimeWords } from './work-time.ts'

/** What is agreed about a service, as a sentence: "Vi svarar själva. Lämnar vi över ska Renhållningen ta emot inom två timmar." */
export function useAgreementWords(serviceId: string | null): string | null {
  const say = useTexts(contactTexts)
  const language = useLanguage()
  const service = useServices()?.find((one) => one.serviceId === serviceId)
  if (!service) return null
  const time = workTimeWords(service.acceptWithinMinutes, say, language)
  return say(`rule-${service.centre}`, { unit: service.unit, time })
}
