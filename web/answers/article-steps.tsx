import { Form, useNavigation } from 'react-router'
import type { ArticleView } from '#domains/answers/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button, LinkButton } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { stageOf } from './article-marks.tsx'
import { answerTexts } from './texts.ts'

/** What whoever keeps the article can do with it now: the likeliest first, only what would not be refused. */
export function ArticleSteps({ view }: { view: ArticleView }) {
  const say = useTexts(answerTexts)
  const times = useTimes()
  const may = (step: ArticleView['may'][number]) => view.may.includes(step)
  const open = view.versions.find((version) => version.state === 'draft' || version.state === 'reviewed')
  if (!may('write')) return null
  const writes = (
    <LinkButton variant={open ? 'secondary' : 'primary'} icon="pencil" href={`/answers/${view.articleId}/edit`}>
      {say(open ? 'goOn' : 'edit')}
    </LinkButton>
  )
  return (
    <section className="stack is-tight no-print" aria-labelledby="next">
      <h2 className="label" id="next">
        {say('next')}
      </h2>
      {open && (
        <p>
          {say('waits', { version: open.version, state: say(`state-${stageOf(open)}`) })}
          {open.publishAt && (
            <span className="quiet"> {say('scheduledFor', { when: times.full(open.publishAt) })}</span>
          )}
        </p>
      )}
      {open && stageOf(open) === 'review' && !may('approve') && <p className="quiet">{say('needsOther')}</p>}
      {open && open.version !== view.shown.version && (
        <p>
          <a href={`/answers/${view.articleId}?version=${open.version}`}>
            {say('seeDraft', { version: open.version })}
          </a>
        </p>
      )}
      <div className="row">
        {may('publish') && open?.publishAt === null && (
          <Step view={view} intent="publish" words={say('publishNow')} isMain />
        )}
        {may('approve') && <Step view={view} intent="approve" words={say('approve')} isMain />}
        {may('ask_review') && !may('approve') && (
          <Step view={view} intent="ask_review" words={say('askReview')} isMain />
        )}
        {may('ask_review') && may('approve') && <Step view={view} intent="ask_review" words={say('askReview')} />}
        {writes}
      </div>
      {may('publish') && (
        <Details summary={say('publishAt')}>
          <Form method="post" className="stack is-tight">
            <input type="hidden" name="intent" value="publish" />
            <input type="hidden" name="edit" value={view.edit} />
            <TextField name="at" label={say('publishAtLabel')} type="datetime-local" required />
            <Button type="submit" variant="secondary" className="at-start">
              {say('publish')}
            </Button>
          </Form>
        </Details>
      )}
      {may('retire') && (
        <div className="row">
          {open && <Step view={view} intent="retire" words={say('drop')} version={open.version} isSmall />}
          {view.publishedVersion !== null && (
            <Details summary={say('retire')}>
              <p className="quiet">{say('retireAbout')}</p>
              <Step view={view} intent="retire" words={say('retire')} version={view.publishedVersion} />
            </Details>
          )}
        </div>
      )}
    </section>
  )
}

type StepProps = {
  view: ArticleView
  intent: string
  words: string
  version?: number
  isMain?: boolean
  isSmall?: boolean
}

/** A button that is a form of its own, so that it works without script. */
function Step({ view, intent, words, version, isMain, isSmall }: StepProps) {
  const navigation = useNavigation()
  const isBusy = navigation.state === 'submitting' && navigation.formData?.get('intent') === intent
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="edit" value={view.edit} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <Button type="submit" variant={isMain ? 'primary' : isSmall ? 'small' : 'secondary'} isBusy={isBusy}>
        {words}
      </Button>
    </Form>
  )
}
