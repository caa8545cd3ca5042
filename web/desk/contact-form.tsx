import { useRef, useState } from 'react'
import { useNavigate, useRevalidator } from 'react-router'
import { CallFailed } from '#web/shared/browser-call.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { AskerHelp } from './asker-help.tsx'
import { ContactHead } from './contact-head.tsx'
import { ContactQuestion } from './contact-question.tsx'
import { contactTexts } from './contact-texts.ts'
import { ContactWho } from './contact-who.tsx'
import { useCursor } from './cursor.ts'
import { canEnd, decisionIn, firstUndecided, lackingFor, type Decision } from './decision.ts'
import type { DraftKeeper, KeptDraft } from './draft-keeper.ts'
import type { DraftContent } from './draft-merge.ts'
import { EndSheet } from './end-sheet.tsx'
import { HandOverSheet } from './hand-over-sheet.tsx'
import { KeepSheet } from './keep-sheet.tsx'
import { keyOf } from './keys.ts'
import { Middle } from './middle.tsx'
import { register, useRegistration } from './registrations.ts'
import { deskTexts } from './texts.ts'
import { showToast } from './toasts.tsx'
import type { Existing } from './tied-question.tsx'
import { useAfterRegistration } from './after-registration.ts'
import { useCommand } from './use-keys.ts'

type Question = DraftContent['questions'][number]
type Lack = { key: string; field: 'asked' | 'answer' }

/** A contact in the air: who, where, one or more questions, and how each ends. */
export function ContactForm({ kept, keeper }: { kept: KeptDraft; keeper: DraftKeeper | null }) {
  const { content } = kept
  const say = useTexts(contactTexts)
  const sayDesk = useTexts(deskTexts)
  const language = useLanguage()
  const navigate = useNavigate()
  const form = useRef<HTMLDivElement>(null)
  const [atHand, setAtHand] = useState<string | null>(null)
  const [lack, setLack] = useState<Lack | null>(null)
  const [sheet, setSheet] = useState<{ kind: 'keep' | 'end' | 'hand_over'; key: string } | null>(null)
  const registration = useRegistration(kept.draftId)
  const afterRegistration = useAfterRegistration()
  const { revalidate } = useRevalidator()
  useCursor(kept.draftId, form)

  const question = (key: string | null) => content.questions.find((one) => one.key === key)
  const current = question(atHand) ?? firstUndecided(content) ?? content.questions[0]!
  const changeQuestion = (key: string, part: Partial<Question>) => {
    setLack(null)
    keeper?.change((before) => ({
      ...before,
      questions: before.questions.map((one) => (one.key === key ? { ...one, ...part } : one)),
    }))
  }
  const focus = (key: string, field: 'service' | 'asked' | 'answer') => {
    // After React has drawn it.
    requestAnimationFrame(() => document.getElementById(`${field}-${key}`)?.focus())
  }
  const decide = (key: string, decision: Decision) => {
    changeQuestion(key, { decision })
    setSheet(null)
    const held = keeper?.shown.get().content
    if (!held || !keeper) return
    const next = firstUndecided(held)
    if (next) {
      setAtHand(next.key)
      return focus(next.key, 'service')
    }
    register(keeper)
      .then((registered) => afterRegistration(registered, kept.draftId))
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error
        // The last decision is open again: what was wrong may be just that.
        changeQuestion(key, { decision: null })
        showToast({ text: say('notRegistered', { detail: error.problem?.detail ?? '' }) })
        void revalidate()
      })
  }
  const tie = (key: string, existing: Existing | null) => {
    // A question that exists ends otherwise: what was decided before holds no more.
    changeQuestion(key, { existing, decision: null, ...(existing ? { serviceId: null } : {}) })
    focus(key, existing ? 'asked' : 'service')
  }
  const begin = (kind: Decision['kind'], key: string) => {
    const asked = question(key)
    if (!asked || registration || !canEnd(asked, kind)) return
    const field = lackingFor(kind, asked)
    setLack(field && { key, field })
    if (field) return focus(key, field)
    if (kind === 'answer' || kind === 'centre') return decide(key, { kind })
    setSheet({ kind, key })
  }
  const another = () => {
    const key = crypto.randomUUID()
    keeper?.change((before) => ({
      ...before,
      questions: [...before.questions, { key, serviceId: null, asked: '', answer: '', decision: null }],
    }))
    setAtHand(key)
    focus(key, 'service')
  }
  useCommand('answered', () => begin('answer', current.key))
  useCommand('keep', () => begin('keep', current.key))
  useCommand('handOver', () => begin(current.existing ? 'centre' : 'hand_over', current.key))
  useCommand('other', () => begin('end', current.key))
  useCommand('another', content.questions.length < 20 ? another : null)

  const open = sheet && question(sheet.key)
  const shut = () => setSheet(null)
  return (
    <>
      <Middle title={sayDesk(`channel-${kept.channel}`)}>
        <ContactHead kept={kept} keeper={keeper} />
        <Clash kept={kept} keeper={keeper} onClose={() => void navigate('/desk')} />
        <output>{registration?.isWaiting && <Notice>{say('registeringAway')}</Notice>}</output>
        <div className="contact-form" ref={form} inert={registration !== null}>
          <ContactWho content={content} change={(change) => keeper?.change(change)} />
          {content.questions.map((one, index) => (
            <ContactQuestion
              key={one.key}
              question={one}
              number={index + 1}
              isAtHand={one.key === current.key}
              isAlone={content.questions.length === 1}
              decision={decisionIn(one)}
              lack={lack?.key === one.key ? lack.field : null}
              onFocus={() => setAtHand(one.key)}
              onLeave={() => void keeper?.flush()}
              onChange={(part) => changeQuestion(one.key, part)}
              onOutcome={(kind) => begin(kind, one.key)}
              onTie={(existing) => tie(one.key, existing)}
              onRemove={() =>
                keeper?.change((before) => ({
                  ...before,
                  questions: before.questions.filter((other) => other.key !== one.key),
                }))
              }
            />
          ))}
          <Button variant="flush" icon="plus" className="at-start" keys={keyOf('another', language)} onClick={another}>
            {say('another')}
          </Button>
        </div>
      </Middle>
      <AskerHelp
        content={content}
        current={current}
        onChange={(part) => changeQuestion(current.key, part)}
        onTie={(existing) => tie(current.key, existing)}
      />
      {open && sheet.kind === 'keep' && (
        <KeepSheet onClose={shut} onKeep={(promise) => decide(open.key, { kind: 'keep', promise })} />
      )}
      {open && sheet.kind === 'end' && (
        <EndSheet onClose={shut} onEnd={(end) => decide(open.key, { kind: 'end', ...end })} />
      )}
      {open && sheet.kind === 'hand_over' && (
        <HandOverSheet
          matter={{
            serviceId: open.serviceId,
            asked: open.asked,
            said: open.answer,
            location: content.location,
            channel: kept.channel,
            at: kept.startedAt,
            identity: content.identity,
            replyBy: content.replyBy,
            replyTo: content.replyTo,
          }}
          onClose={shut}
          onSend={(offer) => decide(open.key, { kind: 'hand_over', ...offer })}
        />
      )}
    </>
  )
}

/** The same contact on another computer: what is there, and the choice; or that it is gone. */
function Clash({ kept, keeper, onClose }: { kept: KeptDraft; keeper: DraftKeeper | null; onClose: () => void }) {
  const say = useTexts(contactTexts)
  if (kept.saving === 'gone')
    return (
      <Notice note={say('goneWhat')}>
        <span className="strong">{say('goneTitle')}</span>{' '}
        <Button variant="small" onClick={onClose}>
          {say('goneClose')}
        </Button>
      </Notice>
    )
  if (kept.saving !== 'clash' || !kept.theirs) return null
  const words = kept.theirs.questions
    .map(({ asked, answer }) => `${asked} ${answer}`.trim())
    .join(' / ')
    .slice(0, 300)
  return (
    <Notice className="is-choice">
      <span className="strong">{say('clashTitle')}</span> {say('clashWhat', { words })}
      <span className="row">
        <Button variant="secondary" onClick={() => keeper?.choose('mine')}>
          {say('clashMine')}
        </Button>
        <Button variant="secondary" onClick={() => keeper?.choose('theirs')}>
          {say('clashTheirs')}
        </Button>
      </span>
    </Notice>
  )
}
