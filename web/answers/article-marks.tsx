import { useTexts } from '#web/shared/i18n/texts.ts'
import { Tag } from '#web/shared/ui/tag.tsx'
import { answerTexts } from './texts.ts'

/** How far a version has come, as its state and its marks tell. */
export function stageOf(version: {
  state: 'draft' | 'reviewed' | 'published' | 'retired'
  reviewAskedAt: string | null
  publishAt: string | null
}) {
  if (version.publishAt !== null) return 'scheduled' as const
  if (version.state === 'draft' && version.reviewAskedAt !== null) return 'review' as const
  return version.state
}

type Marks = {
  stage: ReturnType<typeof stageOf>
  audience: 'public' | 'staff' | 'unit'
  reviewPast: boolean
  underWay?: 'draft' | 'review' | 'reviewed' | 'scheduled' | null
  openTasks?: number
  /** In a list what is usual goes without saying: published, for everybody. */
  isListed?: boolean
}

/** What is to be known of an article before it is used: state, for whom, whether it may be old, what is under way. */
export function ArticleMarks({ stage, audience, reviewPast, underWay, openTasks = 0, isListed = false }: Marks) {
  const say = useTexts(answerTexts)
  return (
    <span className="row is-marks">
      {!(isListed && stage === 'published') && (
        <Tag tone={stage === 'published' ? 'main' : undefined}>{say(`state-${stage}`)}</Tag>
      )}
      {!(isListed && audience === 'public') && <Tag>{say(`audience-${audience}`)}</Tag>}
      {reviewPast && stage === 'published' && <Tag tone="waiting">{say('old')}</Tag>}
      {underWay && stage === 'published' && <Tag>{say('newer', { state: say(`state-${underWay}`) })}</Tag>}
      {openTasks > 0 && <Tag tone="waiting">{say('tasksOpen', { count: openTasks })}</Tag>}
    </span>
  )
}
