import { useState } from 'react'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Combobox } from '#web/shared/ui/combobox.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { contactTexts } from './contact-texts.ts'
import type { Decision } from './decision.ts'
import type { DraftContent } from './draft-merge.ts'
import { earlierTexts } from './earlier-texts.ts'
import { keyOf } from './keys.ts'
import { NamedHandler } from './named-handler.tsx'
import { serviceOptions, useServices } from './services.ts'
import { type Existing, ReferenceField, ReferenceWritten, TiedOutcomes, TiedQuestion } from './tied-question.tsx'
import { useAgreementWords } from './use-agreement-words.ts'

type Question = DraftContent['questions'][number]

export interface ContactQuestionProps {
  question: Question
  number: number
  /** The one the keys are about. */
  isAtHand: boolean
  isAlone: boolean
  decision: Decision | null
  lack: 'asked' | 'answer' | null
  onFocus: () => void
  onLeave: () => void
  onChange: (part: Partial<Question>) => void
  onOutcome: (kind: Decision['kind']) => void
  /** Ties the question to one raised before, or lets it go. */
  onTie: (existing: Existing | null) => void
  onRemove: () => void
}

/** One question of a contact: which service, what is asked, what is answered, and how it ends. */
export function ContactQuestion(props: ContactQuestionProps) {
  const { question, number, decision, lack, onChange, onTie } = props
  const say = useTexts(contactTexts)
  const sayEarlier = useTexts(earlierTexts)
  const [sought, setSought] = useState('')
  const services = useServices()
  const rule = useAgreementWords(question.serviceId)
  const { key, existing } = question
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears which question the fields in it belong to
    <section className="question" aria-labelledby={`heading-${key}`} onFocus={props.onFocus} onBlur={props.onLeave}>
      <h2 id={`heading-${key}`} className="hidden-text">
        {say('question', { number })}
      </h2>
      {existing ? (
        <TiedQuestion existing={existing} onUntie={() => onTie(null)} />
      ) : (
        <>
          <Combobox
            name={`service-${key}`}
            label={say('service')}
            options={serviceOptions(services)}
            value={question.serviceId ?? ''}
            empty={say('serviceEmpty')}
            nothing={say('serviceNothing')}
            note={rule ?? undefined}
            onWrite={setSought}
            onChoose={(serviceId) => onChange({ serviceId: serviceId || null })}
          />
          <ReferenceWritten text={sought} onTie={onTie} />
        </>
      )}
      <TextArea
        name={`asked-${key}`}
        label={existing ? sayEarlier('asked') : say('question', { number })}
        rows={2}
        isGrowing
        value={question.asked}
        error={lack === 'asked' ? say('lackAsked') : undefined}
        onChange={(event) => onChange({ asked: event.target.value })}
      />
      {!existing && <ReferenceWritten text={question.asked} onTie={onTie} />}
      <TextArea
        name={`answer-${key}`}
        label={say('answer')}
        rows={3}
        isGrowing
        value={question.answer}
        error={lack === 'answer' ? say('lackAnswer') : undefined}
        onChange={(event) => onChange({ answer: event.target.value })}
      />
      {decision ? (
        <Decided {...props} decision={decision} />
      ) : existing ? (
        <TiedOutcomes existing={existing} isAtHand={props.isAtHand} onOutcome={props.onOutcome} />
      ) : (
        <Outcomes {...props} />
      )}
      {!existing && <NamedHandler question={question} onChange={onChange} />}
      {!existing && <ReferenceField id={`reference-${key}`} onTie={onTie} />}
    </section>
  )
}

function Outcomes({ isAtHand, isAlone, onOutcome, onRemove }: ContactQuestionProps) {
  const say = useTexts(contactTexts)
  const language = useLanguage()
  const keys = (command: 'answered' | 'keep' | 'handOver' | 'other') =>
    isAtHand ? keyOf(command, language) : undefined
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- buttons, not fields: no fieldset
    <div className="outcomes" role="group" aria-label={say('outcomes')}>
      <Button variant={isAtHand ? 'primary' : 'secondary'} keys={keys('answered')} onClick={() => onOutcome('answer')}>
        {say('answered')}
      </Button>
      <Button variant="secondary" keys={keys('keep')} onClick={() => onOutcome('keep')}>
        {say('keep')}
      </Button>
      <Button variant="secondary" keys={keys('handOver')} onClick={() => onOutcome('hand_over')}>
        {say('handOver')}
      </Button>
      <Button variant="secondary" keys={keys('other')} onClick={() => onOutcome('end')}>
        {say('other')}
      </Button>
      {!isAlone && <Button onClick={onRemove}>{say('remove')}</Button>}
    </div>
  )
}

function Decided({ decision, onChange }: ContactQuestionProps & { decision: Decision }) {
  const say = useTexts(contactTexts)
  const sayEarlier = useTexts(earlierTexts)
  const words =
    decision.kind === 'centre'
      ? sayEarlier('decided-centre')
      : decision.kind === 'end'
        ? say(`end-${decision.outcome}`)
        : decision.kind === 'hand_over'
          ? say('decided-hand_over', { unit: decision.unit })
          : say(`decided-${decision.kind}`)
  return (
    <div className="row">
      <Tag tone="main">{words}</Tag>
      <p className="quiet">{say('decided-waits')}</p>
      <Button variant="small" onClick={() => onChange({ decision: null })}>
        {say('change')}
      </Button>
    </div>
  )
}
