import type { ReactNode } from 'react'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { answerTexts } from './texts.ts'

const tabs = [
  { key: 'all', href: '/answers' },
  { key: 'due', href: '/answers?due=true&mine=true' },
  { key: 'tasks', href: '/answers/tasks' },
  { key: 'gaps', href: '/answers/gaps' },
] as const

export interface BankHeadProps {
  at: (typeof tabs)[number]['key']
  mayWrite: boolean
  /** How many there are, quiet beside the title. */
  children?: ReactNode
}

/** The title of the answer bank's lists, the way between them, and to a new article. */
export function BankHead({ at, mayWrite, children }: BankHeadProps) {
  const say = useTexts(answerTexts)
  return (
    <div className="stack is-tight">
      <div className="head">
        <h1>{say('title')}</h1>
        {children}
        {mayWrite && (
          <div className="push no-print">
            <LinkButton variant="primary" icon="plus" href="/answers/new">
              {say('newArticle')}
            </LinkButton>
          </div>
        )}
      </div>
      <nav className="tabs no-print" aria-label={say('tabs')}>
        {tabs.map(({ key, href }) => (
          <a key={key} href={href} aria-current={key === at ? 'page' : undefined}>
            {say(`tab-${key}`)}
          </a>
        ))}
      </nav>
    </div>
  )
}
