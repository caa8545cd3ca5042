import { data } from 'react-router'
import { listServices } from '#domains/catalogue/contract.ts'
import { askMunicipality } from '#domains/contacts/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { pageRequest, type PageRequest } from '#web/shared/request.ts'
import type { Route } from './+types/ask.ts'
import { AskForm, type AskState } from './ask-form-part.tsx'
import { faultsIn, faultsOf, readTyped, replyTo, type Typed, untouched } from './ask-form.ts'
import { CitizenFrame } from './frame.tsx'
import { Receipt, type ReceiptFacts } from './receipt.tsx'
import { askTexts } from './texts.ts'

type Service = { serviceId: string; code: string; shortName: string }

export async function loader({ context, request }: Route.LoaderArgs) {
  const page = context.get(pageRequest)
  const query = new URL(request.url).searchParams
  const service = await serviceOf(page, query.get('tjanst') ?? '')
  const typed = untouched(crypto.randomUUID(), service?.code ?? '', query.get('om') ?? '')
  const state: AskState = { typed, faults: [], problem: null, service }
  return { state, query: request.method === 'GET' ? new URL(request.url).search : '' }
}

/** The service a page was opened for, if this municipality gives it. Without it the question is asked all the same. */
async function serviceOf(page: PageRequest, code: string): Promise<Service | null> {
  if (code === '') return null
  const listed = await page.attempt(listServices, {})
  const found = listed.ok ? listed.reply.services.find((each) => each.code === code) : undefined
  return found ? { serviceId: found.serviceId, code, shortName: found.shortName } : null
}

export async function action({ context }: Route.ActionArgs) {
  const page = context.get(pageRequest)
  const typed = readTyped(page.form, () => crypto.randomUUID())
  const service = await serviceOf(page, typed.service)
  const faults = faultsIn(typed, page.form.files)
  if (faults.length > 0) return again({ typed, faults, problem: null, service }, 400)
  const asked = await ask(page, typed, service)
  if (asked.ok) return { receipt: receiptFacts(asked.reply, typed), state: null }
  const { problem } = asked
  if (problem.code === 'key-used-for-other') {
    // Somebody went back, changed the words and sent them: that is another question, if they mean it.
    return again({ typed: { ...typed, key: crypto.randomUUID() }, faults: [], problem: 'again', service }, 409)
  }
  const objections = faultsOf(problem, typed)
  return again(
    { typed, faults: objections, problem: objections.length > 0 ? null : problem.detail, service },
    problem.status,
  )
}

function again(state: AskState, status: number) {
  return data({ receipt: null, state }, { status })
}

async function ask(page: PageRequest, typed: Typed, service: Service | null) {
  const files = page.form.files.filter((file) => file.field === 'files')
  return page.attempt(
    askMunicipality,
    {
      asked: typed.asked,
      location: typed.location,
      serviceId: service?.serviceId ?? null,
      name: typed.name,
      replyBy: typed.replyBy === '' ? 'follow' : typed.replyBy,
      replyTo: replyTo(typed) || null,
      language: page.language,
      attachments: files.map(({ name, content }) => ({ name, content: Buffer.from(content).toString('base64') })),
    },
    { key: typed.key },
  )
}

function receiptFacts(
  reply: { reference: string; code: string; openedAt: string; dueAt: string },
  typed: Typed,
): ReceiptFacts {
  const { reference, code, openedAt, dueAt } = reply
  const { asked, fileNames, replyBy } = typed
  return {
    reference,
    code,
    openedAt,
    dueAt,
    asked,
    fileNames,
    replyBy: replyBy === '' ? 'follow' : replyBy,
    replyTo: replyTo(typed),
  }
}

export default function AskPage({ loaderData, actionData }: Route.ComponentProps) {
  const say = useTexts(askTexts)
  if (actionData?.receipt) {
    // No way to the other language from here: the receipt would be lost.
    return (
      <CitizenFrame page={null} title={say('received')} isReceipt>
        <Receipt facts={actionData.receipt} />
      </CitizenFrame>
    )
  }
  const state = actionData?.state ?? loaderData.state
  const title = state.faults.length > 0 || state.problem ? `${say('notSent')}: ${say('title')}` : say('title')
  return (
    <CitizenFrame page="ask" rest={loaderData.query} title={title}>
      <AskForm state={state} />
    </CitizenFrame>
  )
}
