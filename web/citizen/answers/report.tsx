import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup } from '#web/shared/ui/choices.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { ErrorNotice, ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { answerTexts } from './texts.ts'

const kinds = ['wrong', 'unclear', 'missing'] as const
const LONGEST = 500

type Fault = { field: 'kind' | 'words'; code: 'kind' | 'words' }

export type ReportState = {
  typed: { kind: string; words: string }
  faults: Fault[]
  /** A sentence of the server's about the whole. */
  problem: string | null
  isSent: boolean
}

/** Whether somebody chose one of the three. */
export function isKind(kind: string): kind is (typeof kinds)[number] {
  return kinds.some((each) => each === kind)
}

/** What is wrong with a report, in the order of the form. */
export function faultsInReport({ kind, words }: ReportState['typed']): Fault[] {
  const faults: Fault[] = []
  if (!isKind(kind)) faults.push({ field: 'kind', code: 'kind' })
  if (words.length > LONGEST) faults.push({ field: 'words', code: 'words' })
  return faults
}

/** A few words to whoever keeps the answer. Opens without script, and stands open when something is to be put right. */
export function Report({ action, state }: { action: string; state: ReportState | null }) {
  const say = useTexts(answerTexts)
  const faults = state?.faults ?? []
  const errorAt = (at: Fault['field']) => {
    const fault = faults.find((each) => each.field === at)
    return fault && say(`fault-${fault.code}`)
  }
  return (
    <Details className="report no-print" summary={say('report')} open={state !== null}>
      <form className="form" method="post" action={action} noValidate>
        {state?.problem && <ErrorNotice title={say('notSent')}>{state.problem}</ErrorNotice>}
        <ErrorSummary
          title={say('notSent')}
          errors={faults.map(({ field, code }) => ({ field, text: say(`fault-${code}`) }))}
        />
        <p>{say('reportLead')}</p>
        <RadioGroup
          name="kind"
          label={say('kind')}
          error={errorAt('kind')}
          defaultValue={state?.typed.kind ?? ''}
          choices={kinds.map((kind) => ({ value: kind, label: say(`kind-${kind}`) }))}
        />
        <TextArea
          name="words"
          label={say('words')}
          mark={say('ifYouLike')}
          error={errorAt('words')}
          rows={3}
          defaultValue={state?.typed.words ?? ''}
        />
        <Button type="submit" variant="secondary" className="at-start">
          {say('send')}
        </Button>
      </form>
    </Details>
  )
}
