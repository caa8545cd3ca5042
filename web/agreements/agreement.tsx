import { data, redirect, useSearchParams } from 'react-router'
import { readAgreement, writeAgreement } from '#domains/catalogue/contract.ts'
import { frameOf, WorkFrame } from '#web/desk/work-frame.tsx'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { pageRequest } from '#web/shared/request.ts'
import { LinkButton } from '#web/shared/ui/button.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import type { Route } from './+types/agreement.ts'
import { AgreementForm } from './agreement-form.tsx'
import { AgreementVersions } from './agreement-versions.tsx'
import { durationWords } from './duration-words.ts'
import { agreementTexts } from './texts.ts'
import { readTyped, type Typed, typedFrom } from './typed-agreement.ts'

export const handle = { mood: 'work', script: true } as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const frame = frameOf(page, request)
  const read = await page.call(readAgreement, { serviceId: params.serviceId })
  return { frame, ...read, key: crypto.randomUUID() }
}

export async function action({ context, params }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const typed = readTyped(page.form)
  const done = await page.attempt(
    writeAgreement,
    {
      serviceId: params.serviceId,
      readVersion: Number(typed.readVersion),
      unitId: typed.unitId,
      centre: typed.centre as 'answers',
      acceptWithinMinutes: Number(typed.acceptWithinMinutes),
      answerWithinMinutes: Number(typed.answerWithinMinutes),
      validFrom: typed.validFrom,
      steps: typed.steps,
      note: typed.note,
      supportPhone: typed.supportPhone || null,
    },
    typed.key ? { key: typed.key } : {},
  )
  if (done.ok) throw redirect(`/agreements/${params.serviceId}?saved=${done.reply.version}`, 303)
  return data({ typed, problem: done.problem }, { status: done.problem.status })
}

/** Also after a refusal: a newer version is shown beside what was typed. */
export function shouldRevalidate(): boolean {
  return true
}

export default function AgreementRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { frame, service, name, unit, rosaLevel, current, byDefault, versions } = loaderData
  const say = useTexts(agreementTexts)
  const language = useLanguage()
  const times = useTimes()
  const [query] = useSearchParams()
  const time = (minutes: number) => durationWords(minutes, language, say)
  const newest = versions[0]?.version ?? 0
  // After a refusal what was typed stays, on the version that is now the newest: its writer has it in sight.
  const typed: Typed = actionData
    ? { ...actionData.typed, readVersion: String(newest), key: loaderData.key }
    : typedFrom(current, newest, loaderData.key)
  return (
    <WorkFrame frame={frame} form="desk" quiet={null}>
      <title>{`${service}, ${say('title')}`}</title>
      <div className="stack is-tight">
        <p className="no-print">
          <LinkButton variant="flush" icon="arrow-left" href="/agreements">
            {say('all')}
          </LinkButton>
        </p>
        <h1>{name}</h1>
      </div>
      {query.get('saved') && !actionData && (
        <output>
          <Notice tone="done">{say('saved', { version: query.get('saved') ?? '' })}</Notice>
        </output>
      )}
      <section className="stack is-tight" aria-labelledby="in-force">
        <h2 className="label" id="in-force">
          {say('inForce')}
        </h2>
        {byDefault && (
          <p>
            {say('defaultNow', {
              accept: time(current.acceptWithinMinutes),
              answer: time(current.answerWithinMinutes),
            })}
          </p>
        )}
        <Facts
          className="is-wide"
          facts={[
            { term: say('unit'), value: unit },
            { term: say('level'), value: rosaLevel },
            { term: say('centre'), value: say(`centre-${current.centre}`) },
            { term: say('accept'), value: time(current.acceptWithinMinutes) },
            { term: say('answer'), value: time(current.answerWithinMinutes) },
            { term: say('from'), value: byDefault ? null : times.day(`${current.validFrom}T12:00:00Z`) },
            { term: say('phone'), value: current.supportPhone },
            { term: say('note'), value: current.note },
          ]}
        />
      </section>
      {current.steps.length > 0 && (
        <section className="stack is-tight" aria-labelledby="steps">
          <h2 className="label" id="steps">
            {say('steps')}
          </h2>
          <ol className="log is-steps">
            {current.steps.map((step) => (
              <li key={`${step.who} ${step.what}`}>
                <span className="quiet">{say(step.who === 'unit' ? 'who-unit' : 'who-centre')}</span>
                <span>{step.what}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {versions.length > 0 && <AgreementVersions versions={versions} inForce={byDefault ? 0 : current.version} />}
      {frame.may.writeAgreements && <AgreementForm typed={typed} problem={actionData?.problem ?? null} />}
    </WorkFrame>
  )
}
