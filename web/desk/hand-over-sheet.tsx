import { useEffect, useRef, useState } from 'react'
import { useRouteLoaderData } from 'react-router'
import type { z } from 'zod'
import { readHandOverTerms } from '#domains/contacts/contract.ts'
import { call, CallFailed } from '#web/shared/browser-call.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { useTimes } from '#web/shared/i18n/times.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { RadioGroup, type Choice } from '#web/shared/ui/choices.tsx'
import { Facts } from '#web/shared/ui/facts.tsx'
import { WaitingLines } from '#web/shared/ui/notice.tsx'
import { Sheet } from '#web/shared/ui/sheet.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { contactTexts } from './contact-texts.ts'
import { HandOverPreview, type HandOverMatter } from './hand-over-preview.tsx'
import { useServices } from './services.ts'
import { ThereNow } from './there-now.tsx'
import { whenWords } from './when-words.ts'

type Proposal = z.output<(typeof readHandOverTerms)['reply']>['proposals'][number]

export type Offer = {
  toUnitId: string
  unit: string
  toStaffId: string | null
  greeting: string
  acceptBy: string
}

const OTHER = 'other'
const REST = 250

/** The one chosen: a unit, or a person of it, as `unit` or `unit/person`. */
function chosenIn(to: string, proposals: Proposal[]): { proposal: Proposal; staffId: string | null } | null {
  const [unitId, staffId = null] = to.split('/')
  const proposal = proposals.find((one) => one.unit.id === unitId)
  return proposal ? { proposal, staffId } : null
}

/**
 * Handing a question over: to whom, what they will see, a greeting, and the four promises beside the button. Enter in a
 * choice or Ctrl + Enter anywhere sends, Esc goes back.
 */
export function HandOverSheet(props: { matter: HandOverMatter; onClose: () => void; onSend: (offer: Offer) => void }) {
  const { matter, onClose, onSend } = props
  const say = useTexts(contactTexts)
  const [first, fault] = useTerms(matter.serviceId, '')
  const [to, setTo] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const [others] = useTerms(search.trim().length >= 2 ? null : undefined, search)
  const [toOther, setToOther] = useState('')
  const [greeting, setGreeting] = useState('')
  const [isLacking, setIsLacking] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // Without a service nobody is nearer than anybody else.
  const near = matter.serviceId ? (first ?? []).slice(0, 1) : []
  const further = others ?? (first ?? []).slice(near.length)
  const value = to ?? near[0]?.unit.id ?? OTHER
  const chosen = value === OTHER ? chosenIn(toOther, further) : chosenIn(value, near)
  const unit = chosen?.proposal.unit.name ?? ''
  const send = () => {
    if (!chosen) return setIsLacking(true)
    onSend({
      toUnitId: chosen.proposal.unit.id,
      unit,
      toStaffId: chosen.staffId,
      greeting: greeting.trim(),
      acceptBy: chosen.proposal.acceptBy,
    })
  }
  // The first choice has focus when it is here: Enter is all that remains.
  useEffect(() => {
    if (first) form.current?.querySelector<HTMLInputElement>('input:checked')?.focus()
  }, [first])
  const choices = useChoices(near, matter.serviceId)
  const otherChoice: Choice = {
    value: OTHER,
    label: say('someoneElse'),
    branch: (
      <OtherUnits
        search={search}
        onSearch={setSearch}
        found={first && further}
        chosen={toOther}
        onChoose={setToOther}
      />
    ),
  }
  return (
    <Sheet
      id="hand-over"
      title={say('handOverTitle')}
      closeHref="#main"
      closeWord={say('back')}
      onClose={onClose}
      foot={
        <>
          {chosen && <Promises proposal={chosen.proposal} />}
          <div className="row">
            <Button type="submit" form="hand-over-form" variant="primary" keys="Enter" disabled={!first && !others}>
              {unit ? say('handOverTo', { unit }) : say('handOver')}
            </Button>
          </div>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl + Enter sends from any field in it */}
      <form
        id="hand-over-form"
        className="stack"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            send()
          }
        }}
      >
        {fault !== null && <p className="field-error">{say('noTerms', { detail: fault })}</p>}
        {first || fault !== null ? (
          <RadioGroup
            name="to"
            label={say('toWhom')}
            value={value}
            error={isLacking && !chosen ? say('chooseSomeone') : undefined}
            onChange={setTo}
            choices={[...choices, otherChoice]}
          />
        ) : (
          <WaitingLines count={3} label={say('toWhom')} />
        )}
        {chosen && <ThereNow unitId={chosen.proposal.unit.id} unit={unit} staffId={chosen.staffId} />}
        <HandOverPreview matter={matter} />
        <TextArea
          name="greeting"
          label={unit ? say('greeting', { unit }) : say('greetingPlain')}
          mark={say('optional')}
          rows={2}
          isGrowing
          value={greeting}
          onChange={(event) => setGreeting(event.target.value)}
        />
      </form>
    </Sheet>
  )
}

/** The terms for a service (null: of no service), sought after a moment's rest; undefined asks for nothing. */
function useTerms(serviceId: string | null | undefined, search: string): [Proposal[] | null, string | null] {
  const [terms, setTerms] = useState<Proposal[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const sought = search.trim()
  useEffect(() => {
    if (serviceId === undefined) return
    const leaving = new AbortController()
    const timer = setTimeout(
      () => {
        call(readHandOverTerms, { serviceId, search: sought || null }, { signal: leaving.signal })
          .then(({ proposals }) => setTerms(proposals))
          .catch((error: unknown) => {
            if (!leaving.signal.aborted) setFault(error instanceof CallFailed ? (error.problem?.detail ?? '') : '')
          })
      },
      sought ? REST : 0,
    )
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [serviceId, sought])
  return [serviceId === undefined ? null : terms, fault]
}

/** The agreement's unit first, then its people, then other proposals. */
function useChoices(proposals: Proposal[], serviceId: string | null): Choice[] {
  const say = useTexts(contactTexts)
  const times = useTimes()
  const service = useServices()
    ?.find((one) => one.serviceId === serviceId)
    ?.shortName.toLocaleLowerCase('sv')
  return proposals.flatMap((proposal) => {
    const { unit, department, why, agreementFrom, people } = proposal
    const help = proposal.secret
      ? say('secretUnit')
      : why === 'agreement' && agreementFrom && service
        ? say('byAgreement', { service, day: times.day(agreementFrom) })
        : why === 'agreement'
          ? say('byAgreementPlain')
          : serviceId
            ? say('byDefault')
            : undefined
    return [
      { value: unit.id, label: <span className="strong">{`${unit.name}, ${department}`}</span>, help },
      ...people.slice(0, 5).map((person) => ({
        value: `${unit.id}/${person.id}`,
        label: say('personAt', { person: person.name, unit: unit.name }),
      })),
    ]
  })
}

interface OtherUnitsProps {
  search: string
  onSearch: (search: string) => void
  found: Proposal[] | null
  chosen: string
  onChoose: (unit: string) => void
}

function OtherUnits({ search, onSearch, found, chosen, onChoose }: OtherUnitsProps) {
  const say = useTexts(contactTexts)
  return (
    <div className="stack is-tight">
      <TextField
        name="unit-search"
        label={say('searchUnit')}
        help={say('searchUnitHelp')}
        autoComplete="off"
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || chosen) return
          // The first Enter chooses the first that fits, the next one sends.
          event.preventDefault()
          if (found?.[0]) onChoose(found[0].unit.id)
        }}
      />
      <output>
        {found?.length === 0 && search.trim().length >= 2 && <p className="quiet">{say('searchNothing')}</p>}
      </output>
      {found && found.length > 0 && (
        <RadioGroup
          name="to-other"
          label={say('toWhom')}
          value={chosen}
          onChange={onChoose}
          choices={found.slice(0, 8).map(({ unit, department }) => ({
            value: unit.id,
            label: `${unit.name}, ${department}`,
          }))}
        />
      )}
    </div>
  )
}

/** What holds once it is sent: accepted before, who owns meanwhile, answered before, how to undo. */
function Promises({ proposal }: { proposal: Proposal }) {
  const say = useTexts(contactTexts)
  const times = useTimes()
  const now = useRouteLoaderData<{ now: string }>('root')?.now ?? ''
  const when = (at: string) =>
    times.date(at) === times.date(now) ? `${times.clock(at)} ${times.near(at)}` : whenWords(at, now, times)
  return (
    <Facts
      isTight
      facts={[
        {
          term: say('accepted'),
          value: (
            <>
              <span className="strong">{say('acceptedBy', { when: when(proposal.acceptBy) })}</span>
              {say('acceptedElse')}
            </>
          ),
        },
        { term: say('owns'), value: say('ownsWho', { unit: proposal.unit.name }) },
        { term: say('isAnswered'), value: say('isAnsweredBy', { when: when(proposal.answerBy) }) },
        { term: say('undo'), value: say('undoHow') },
      ]}
    />
  )
}
