import { Form, useNavigation } from 'react-router'
import { useTexts } from '#web/shared/i18n/texts.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { directoryTexts } from './texts.ts'

/** "This is wrong": a word to whoever keeps the entry. Every page that has it takes `do=report` with `words`. */
export function ReportForm(props: {
  refused: { typed: Record<string, string>; problem: ToldProblem | null } | null
  subject?: { kind: string; id: string } | undefined
}) {
  const say = useTexts(directoryTexts)
  const navigation = useNavigation()
  const { refused, subject } = props
  return (
    <Details summary={say('wrongEntry')} open={refused !== null || undefined}>
      <Form method="post" className="stack is-tight" preventScrollReset>
        <input type="hidden" name="do" value="report" />
        {subject && <input type="hidden" name="subject" value={subject.kind} />}
        {subject && <input type="hidden" name="subjectId" value={subject.id} />}
        <TextArea
          name="words"
          id={subject ? `words-${subject.id}` : 'words'}
          label={say('whatIsWrong')}
          rows={3}
          isGrowing
          required
          maxLength={1000}
          defaultValue={refused?.typed['words'] ?? ''}
          error={refused?.problem ? (refused.problem.errors[0]?.detail ?? refused.problem.detail) : undefined}
        />
        <Button type="submit" variant="secondary" className="at-start" isBusy={navigation.state === 'submitting'}>
          {say('send')}
        </Button>
      </Form>
    </Details>
  )
}
