import type { ArticleView } from '#domains/answers/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import type { SelectOption } from '#web/shared/ui/select.tsx'
import type { Refused } from './article-doings.ts'
import { ArticleSteps } from './article-steps.tsx'
import { LookAfter } from './look-after.tsx'
import { TaskCard } from './task-card.tsx'
import { answerTexts } from './texts.ts'
import { VersionWords } from './version-words.tsx'

type ArticleSideProps = { view: ArticleView; units: SelectOption[]; refused: Refused | null }

/** The right column: what to do next, facts, tasks, versions. */
export function ArticleSide({ view, units, refused }: ArticleSideProps) {
  const say = useTexts(answerTexts)
  const times = useTimes()
  const { shown } = view
  const day = (date: string) => times.day(`${date}T12:00:00Z`)
  const [from, to] = [day(shown.content.validFrom), shown.content.validTo && day(shown.content.validTo)]
  const used = say('usedTimes', { count: view.uses })
  return (
    <>
      <ArticleSteps view={view} />
      <section className="is-about-article" aria-labelledby="facts">
        <h2 className="label" id="facts">
          {say('facts')}
        </h2>
        <Facts
          isTight
          facts={[
            { term: say('owner'), value: view.ownerUnit.name },
            { term: say('ownerStaff'), value: view.ownerStaff?.name },
            { term: say('review'), value: day(view.reviewOn) },
            { term: say('valid'), value: to ? say('validFromTo', { from, to }) : say('validFrom', { from }) },
            { term: say('services'), value: shown.content.services.map((service) => service.name).join(', ') },
            {
              term: say('used'),
              value: view.uses > 0 ? say('usedLately', { all: used, lately: view.usesLately }) : null,
            },
          ]}
        />
        <Button variant="small" icon="printer" className="no-print" onClick={() => window.print()}>
          {say('print')}
        </Button>
      </section>
      {view.may.includes('look_after') && <LookAfter view={view} units={units} refused={refused} />}
      {view.tasks.length > 0 && (
        <section aria-labelledby="tasks">
          <h2 className="label" id="tasks">
            {say('tasks')}
          </h2>
          {view.tasks.map((task) => (
            <TaskCard key={task.taskId} task={task} refused={refused} />
          ))}
        </section>
      )}
      <section aria-labelledby="versions">
        <h2 className="label" id="versions">
          {say('versions')}
        </h2>
        <ol className="stack">
          {view.versions.map((version) => (
            <li key={version.version}>
              <VersionWords
                version={version}
                href={`/answers/${view.articleId}?version=${version.version}`}
                isHere={version.version === shown.version}
              />
              {version.version > 1 && view.versions.some((each) => each.version === version.version - 1) && (
                <a
                  href={`/answers/${view.articleId}/compare?from=${version.version - 1}&to=${version.version}`}
                  className="no-print"
                >
                  {say('compare', { version: version.version - 1 })}
                </a>
              )}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
