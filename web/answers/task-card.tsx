import { Form } from 'react-router'
import type { TaskView } from '#domains/answers/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import type { Refused } from './article-doings.ts'
import { answerTexts } from './texts.ts'

type TaskCardProps = {
  task: TaskView
  refused: Refused | null
  /** In a list: with the article it is about. */ isListed?: boolean
}

/** What somebody said of an article, and the way to close it. */
export function TaskCard({ task, refused, isListed }: TaskCardProps) {
  const say = useTexts(answerTexts)
  const times = useTimes()
  const isThis = refused?.intent === 'close_task' && refused.typed['taskId'] === task.taskId
  const error = isThis ? refused.problem.errors.find((each) => each.pointer === '/words')?.detail : undefined
  const closed = { day: times.day(task.closedAt ?? task.at), by: task.closedBy ?? say('someone') }
  return (
    <article className="task" aria-labelledby={`task-${task.taskId}`}>
      <p className="row" id={`task-${task.taskId}`}>
        <Tag tone={task.state === 'open' ? 'waiting' : undefined}>{say(`task-${task.kind}`)}</Tag>
        {isListed && <a href={`/answers/${task.articleId}`}>{task.title ?? say('article')}</a>}
      </p>
      {(task.words || task.kind === 'proposed') && (
        <p className="as-said">{task.kind === 'proposed' ? say('proposedAbout') : task.words}</p>
      )}
      <p className="quiet">
        {say('byWhom', { by: task.by ?? say('byReader'), day: times.near(task.at) })}
        {isListed && `, ${task.unit}`}
        {task.questionId && (
          <>
            {' '}
            <a href={`/desk/question/${task.questionId}`}>{say('theQuestion')}</a>
          </>
        )}
      </p>
      {task.state !== 'open' && (
        <p className="quiet">
          {say(task.state === 'done' ? 'closedDone' : 'closedDeclined', closed)}
          {task.closedWords && `: ${task.closedWords}`}
        </p>
      )}
      {task.mayClose && (
        <Form method="post" className="stack is-tight no-print">
          <input type="hidden" name="intent" value="close_task" />
          <input type="hidden" name="taskId" value={task.taskId} />
          <TextField
            name="words"
            id={`words-${task.taskId}`}
            label={say('taskWords')}
            mark={say('optional')}
            maxLength={1000}
            defaultValue={isThis ? refused.typed['words'] : undefined}
            error={error}
          />
          <div className="row">
            <Button type="submit" variant="secondary" name="outcome" value="done">
              {say('taskDone')}
            </Button>
            <Button type="submit" variant="plain" name="outcome" value="declined">
              {say('taskDecline')}
            </Button>
          </div>
        </Form>
      )}
    </article>
  )
}
