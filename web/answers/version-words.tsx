import type { VersionLine } from '#domains/answers/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { stageOf } from './article-marks.tsx'
import { answerTexts } from './texts.ts'

type VersionWordsProps = {
  version: VersionLine
  /** Where it is read. */
  href?: string
  isHere?: boolean
}

/** Who did what to a version and when, a line each. */
export function VersionWords({ version, href, isHere }: VersionWordsProps) {
  const say = useTexts(answerTexts)
  const times = useTimes()
  const signed = (by: string | null, at: string) => ({ by: by ?? say('someone'), day: times.day(at) })
  const selfReviewed = version.reviewedBy !== null && version.reviewedBy === version.writtenBy
  const title = say('waits', { version: version.version, state: say(`state-${stageOf(version)}`) })
  const lines = [
    say('writtenBy', signed(version.writtenBy, version.writtenAt)),
    version.reviewedAt &&
      say(selfReviewed ? 'reviewedBySelf' : 'reviewedBy', signed(version.reviewedBy, version.reviewedAt)),
    version.publishAt && say('scheduledFor', { when: times.full(version.publishAt) }),
    version.publishedAt && say('publishedBy', signed(version.publishedBy, version.publishedAt)),
    version.retiredAt && say(`why-${version.retiredWhy ?? 'taken_away'}`, signed(version.retiredBy, version.retiredAt)),
  ].filter(Boolean)
  return (
    <div>
      <p>
        {href ? (
          <a href={href} aria-current={isHere ? 'true' : undefined}>
            {title}
          </a>
        ) : (
          title
        )}
      </p>
      <ul className="quiet">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
