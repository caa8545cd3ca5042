import { data, redirect } from 'react-router'
import { openFollow } from '#domains/contacts/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { field, pageRequest } from '#web/shared/request.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { ErrorNotice, ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import type { Route } from './+types/follow-open.ts'
import { citizenAddress, followAddress, telephoneAddress } from './addresses.ts'
import { followTexts } from './follow-texts.ts'
import { shownReference } from './follow-words.ts'
import { CitizenFrame, useMunicipality } from './frame.tsx'

/** What was typed, and what stands in the way: a field left empty, a pair that opens nothing, or a sentence of the server's. */
type OpenState = {
  reference: string
  code: string
  wrong: 'missing-number' | 'missing-code' | 'wrong-pair' | null
  problem: string | null
}

export function loader({ request }: Route.LoaderArgs): OpenState {
  const reference = new URL(request.url).searchParams.get('nummer') ?? ''
  return { reference: reference.slice(0, 40), code: '', wrong: null, problem: null }
}

export async function action({ context }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const reference = field(page.form, 'reference').trim()
  const code = field(page.form, 'code').trim()
  const typed = { reference, code, wrong: null, problem: null }
  if (reference === '') return data({ ...typed, wrong: 'missing-number' as const }, { status: 400 })
  if (code === '') return data({ ...typed, wrong: 'missing-code' as const }, { status: 400 })
  const opened = await page.attempt(openFollow, { reference, code })
  if (opened.ok) {
    page.rememberQuestion(opened.reply.questionId)
    return redirect(followAddress(page.language, shownReference(opened.reply.reference)), 303)
  }
  const { status, detail } = opened.problem
  // Whatever does not fit is told with one sentence: not even whether the number exists.
  if (status === 429 || status >= 500) return data({ ...typed, problem: detail }, { status })
  return data({ ...typed, wrong: 'wrong-pair' as const }, { status: 400 })
}

export default function FollowOpenPage({ loaderData, actionData }: Route.ComponentProps) {
  const say = useTexts(followTexts)
  const language = useLanguage()
  const state: OpenState = actionData ?? loaderData
  const rest = loaderData.reference === '' ? '' : `?nummer=${encodeURIComponent(loaderData.reference)}`
  return (
    <CitizenFrame page="follow" rest={rest} title={say('openTitle')} isUnlisted={rest !== ''}>
      <main className="narrow" id="main">
        <div className="lead">
          <h1>{say('openTitle')}</h1>
          <Wrong state={state} />
          <p>{say('openAbout')}</p>
        </div>
        <form className="form" method="post" action={citizenAddress(language, 'follow')} noValidate>
          <TextField
            name="reference"
            label={say('number')}
            help={say('numberHelp')}
            error={state.wrong === 'missing-number' && say('missing-number')}
            isCode
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            defaultValue={state.reference}
            required
          />
          <TextField
            name="code"
            label={say('code')}
            help={say('codeHelp')}
            error={state.wrong === 'missing-code' && say('missing-code')}
            isCode
            autoComplete="off"
            inputMode="numeric"
            maxLength={20}
            defaultValue={state.code}
            required
          />
          <Button type="submit" variant="primary" className="at-start">
            {say('open')}
          </Button>
        </form>
        <Lost />
      </main>
    </CitizenFrame>
  )
}

function Wrong({ state }: { state: OpenState }) {
  const say = useTexts(followTexts)
  if (state.problem !== null || state.wrong === 'wrong-pair') {
    return (
      <ErrorNotice title={state.problem === null ? say('wrong-pair') : say('notOpened')}>
        {state.problem ?? say('wrong-pair-how')}
      </ErrorNotice>
    )
  }
  if (state.wrong === null) return null
  const at = state.wrong === 'missing-number' ? 'reference' : 'code'
  return <ErrorSummary title={say(state.wrong)} errors={[{ field: at, text: say(state.wrong) }]} />
}

function Lost() {
  const say = useTexts(followTexts)
  const { profile } = useMunicipality()
  const [before, after] = say('lostHow', { phone: '\n' }).split('\n')
  return (
    <section className="lead" aria-labelledby="lost">
      <h2 id="lost">{say('lost')}</h2>
      <p>
        {before}
        <a className="nowrap" href={telephoneAddress(profile.phone)}>
          {profile.phone}
        </a>
        {after}
      </p>
    </section>
  )
}
