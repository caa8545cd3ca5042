import { Form, useNavigation } from 'react-router'
import type { ArticleView } from '#domains/answers/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import type { Refused } from './article-doings.ts'
import { answerTexts } from './texts.ts'

type ArticleReportProps = {
  view: ArticleView
  refused: Refused | null
  isOpen: boolean
  /** The question somebody came from. */
  questionId: string | null
}

/** Says to those who keep the article what is wrong with it. */
export function ArticleReport({ view, refused, isOpen, questionId }: ArticleReportProps) {
  const say = useTexts(answerTexts)
  const navigation = useNavigation()
  const typed = refused?.typed
  const error = (name: string) => refused?.problem.errors.find((each) => each.pointer === `/${name}`)?.detail
  return (
    <Details className="no-print" summary={say('report')} open={isOpen || refused !== null}>
      <Form method="post" className="stack is-form">
        <p className="quiet">{say('reportAbout')}</p>
        <input type="hidden" name="intent" value="report" />
        <input type="hidden" name="version" value={view.shown.version} />
        <input type="hidden" name="questionId" value={typed?.['questionId'] ?? questionId ?? ''} />
        <RadioGroup
          name="kind"
          label={say('reportKind')}
          defaultValue={typed?.['kind'] ?? 'wrong'}
          choices={(['wrong', 'unclear', 'missing'] as const).map((value) => ({ value, label: say(`kind-${value}`) }))}
          error={error('kind')}
        />
        <TextArea
          name="words"
          id="report-words"
          label={say('reportWords')}
          help={say('reportHelp')}
          rows={3}
          maxLength={2000}
          isGrowing
          defaultValue={typed?.['words']}
          error={error('words')}
        />
        <Button type="submit" variant="secondary" className="at-start" isBusy={navigation.state === 'submitting'}>
          {say('send')}
        </Button>
      </Form>
    </Details>
  )
}
