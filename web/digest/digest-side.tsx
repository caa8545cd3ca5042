import { Form, Link } from 'react-router'
import type { z } from 'zod'
import type { listDepartments } from '#domains/digest/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import type { Digest, Weeks } from './digests.tsx'
import { digestTexts } from './texts.ts'
import { weekNumber } from './week-number.ts'

type Departments = z.output<(typeof listDepartments)['reply']>['departments']

/** The departments the reader may read, and the weeks of the one shown. */
export function DigestSide(props: { departments: Departments; listed: Weeks; digest: Digest | null }) {
  const { departments, listed, digest } = props
  const say = useTexts(digestTexts)
  const hasSoFar = listed.weeks.some((row) => row.part === 'so_far')
  return (
    <>
      {departments.length > 1 && (
        <div>
          <h2 className="label">{say('departments')}</h2>
          <ul>
            {departments.map(({ departmentId, name }) => (
              <li key={departmentId}>
                <Link
                  className="side-row"
                  to={`/digests/${departmentId}`}
                  aria-current={departmentId === listed.departmentId ? 'true' : undefined}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <h2 className="label">{say('weeks')}</h2>
        <ul>
          {!hasSoFar && digest && (
            <li>
              <Form method="post" action={`/digests/${listed.departmentId}`}>
                <button className="side-row is-new" type="submit">
                  {say('soFar')}
                </button>
              </Form>
            </li>
          )}
          {listed.weeks.map(({ week, part, received }) => (
            <li key={`${week} ${part}`}>
              <Link
                className="side-row"
                to={`/digests/${listed.departmentId}/${week}${part === 'so_far' ? '?part=so_far' : ''}`}
                aria-current={digest?.week === week && digest.part === part ? 'page' : undefined}
              >
                <span>{part === 'so_far' ? say('soFar') : say('week', { number: weekNumber(week) })}</span>
                <span className={received ? undefined : 'none'}>{received ?? ''}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
