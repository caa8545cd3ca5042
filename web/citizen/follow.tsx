import { data, redirect } from 'react-router'
import { addToQuestion, followQuestion } from '#domains/contacts/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { field, pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { ErrorNotice } from '#web/shared/ui/error-summary.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import { Path } from '#web/shared/ui/path.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import type { Route } from './+types/follow.ts'
import { citizenAddress, followAddress } from './addresses.ts'
import { limits } from './ask-form.ts'
import { Conversation } from './conversation.tsx'
import { followTexts } from './follow-texts.ts'
import { followHeading, followSteps, type FollowView, sameReference, shownReference } from './follow-words.ts'
import { CitizenFrame, useMunicipality } from './frame.tsx'

type Language = 'sv' | 'en'

/** To where number and code are shown, the number filled in. */
function showFirst(language: Language, reference: string): Response {
  return redirect(`${citizenAddress(language, 'follow')}?nummer=${encodeURIComponent(reference.slice(0, 40))}`, 303)
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const found = await page.attempt(followQuestion, {})
  if (found.ok && sameReference(found.reply.reference, params.reference)) {
    return { view: found.reply, key: crypto.randomUUID(), now: page.now.toISOString() }
  }
  // Another question, none at all, or one that has been removed: a stranger sees the same in every case.
  if (found.ok || found.problem.status < 500) throw showFirst(page.language, params.reference)
  throw data(found.problem, { status: found.problem.status })
}

type AddState = { body: string; key: string; error: 'addMissing' | 'addLong' | null; problem: string | null }

export async function action({ context, params }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const body = field(page.form, 'body')
  const typed = field(page.form, 'key')
  const key = /^[0-9a-f-]{36}$/.test(typed) ? typed : crypto.randomUUID()
  const state: AddState = { body, key, error: null, problem: null }
  if (body.trim() === '') return data({ ...state, error: 'addMissing' as const }, { status: 400 })
  if (body.length > limits.asked) return data({ ...state, error: 'addLong' as const }, { status: 400 })
  const added = await page.attempt(addToQuestion, { body }, { key })
  if (added.ok) return redirect(followAddress(page.language, params.reference), 303)
  const { status, code, detail } = added.problem
  if (status === 401 || status === 403 || status === 404) return showFirst(page.language, params.reference)
  if (code === 'key-used-for-other')
    return data({ ...state, key: crypto.randomUUID(), problem: 'again' }, { status: 409 })
  return data({ ...state, problem: detail }, { status })
}

export default function FollowPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useTexts(followTexts)
  const times = useTimes()
  const { view, key, now } = loaderData
  const { profile } = useMunicipality()
  const telling = { say, times, now: new Date(now), phone: profile.phone }
  const heading = followHeading(view, telling)
  const state: AddState = actionData ?? { body: '', key, error: null, problem: null }
  return (
    <CitizenFrame page="follow" rest={`/${encodeURIComponent(params.reference)}`} title={heading} isUnlisted>
      <main className="narrow follow is-wide" id="main">
        <div className="lead follow-head">
          <p className="quiet">
            {say('yourQuestion')} <span className="strong nowrap">{shownReference(view.reference)}</span>
          </p>
          <h1>{heading}</h1>
        </div>
        <Conversation messages={view.messages} />
        <section className="lead follow-path" aria-labelledby="path">
          <h2 id="path">{view.state === 'closed' ? say('pathTitleDone') : say('pathTitle')}</h2>
          <Path steps={followSteps(view, telling)} nextWord={say('nextWord')} />
        </section>
        <div className="form">
          <AddForm view={view} state={state} />
          <Asked view={view} />
        </div>
      </main>
    </CitizenFrame>
  )
}

function AddForm({ view, state }: { view: FollowView; state: AddState }) {
  const say = useTexts(followTexts)
  const isReply = view.messages.at(-1)?.kind === 'request'
  return (
    <form className="lead" method="post" id="add">
      <input type="hidden" name="key" value={state.key} />
      {state.problem !== null && (
        <ErrorNotice title={say('notSent')}>{state.problem === 'again' ? say('addAgain') : state.problem}</ErrorNotice>
      )}
      <TextArea
        name="body"
        label={isReply ? say('addReply') : say('add')}
        help={view.state === 'closed' && say('addReopens')}
        error={state.error && say(state.error, { most: limits.asked })}
        rows={3}
        isGrowing
        defaultValue={state.body}
      />
      <Button type="submit" variant="primary" className="at-start">
        {say('send')}
      </Button>
    </form>
  )
}

/** The question as it was sent. Open from the start while there is nothing else to read. */
function Asked({ view }: { view: FollowView }) {
  const say = useTexts(followTexts)
  return (
    <Details summary={say('youAsked')} open={view.messages.length === 0}>
      <div className="stack is-tight">
        <p className="as-typed">{view.asked}</p>
        <Facts
          facts={[
            { term: say('concerns'), value: view.service },
            { term: say('location'), value: view.location },
            {
              term: say('files'),
              value: view.attachments.length > 0 && (
                <ul>
                  {view.attachments.map(({ name, size }) => (
                    <li key={name}>
                      {name} <span className="quiet nowrap">{fileSize(size, say)}</span>
                    </li>
                  ))}
                </ul>
              ),
            },
          ].filter(({ value }) => Boolean(value))}
        />
      </div>
    </Details>
  )
}

function fileSize(bytes: number, say: (key: 'megabytes' | 'kilobytes', words: { size: number }) => string): string {
  if (bytes < 1_000_000) return say('kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
  return say('megabytes', { size: Math.round(bytes / 1_000_000) })
}
