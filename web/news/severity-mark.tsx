import { useTexts } from '#web/shared/i18n/texts.ts'
import { classNames } from '#web/shared/ui/class-names.ts'
import { Icon } from '#web/shared/ui/icon.tsx'
import { newsTexts } from './texts.ts'

export type Severity = 'information' | 'disturbance' | 'urgent'

const icons = { information: 'information', disturbance: 'wrench', urgent: 'warning' } as const

/** How serious a piece of news is: an icon and its word. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const say = useTexts(newsTexts)
  return (
    <span className={classNames('severity', severity === 'urgent' && 'is-urgent')}>
      <Icon name={icons[severity]} />
      {say(`severity-${severity}`)}
    </span>
  )
}
