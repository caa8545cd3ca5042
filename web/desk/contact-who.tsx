import { useTexts } from '#web/shared/i18n/texts.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Details } from '#web/shared/ui/details.tsx'
import { Icon } from '#web/shared/ui/icon.tsx'
import { Select } from '#web/shared/ui/select.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { contactTexts } from './contact-texts.ts'
import type { DraftContent } from './draft-merge.ts'
import { PersonSearch, type FoundPerson } from './person-search.tsx'

const identities = ['anonymous', 'claimed', 'known'] as const
const languages = ['sv', 'en', 'fi', 'ar', 'so', 'fa', 'ti', 'uk', 'pl', 'es', 'tr', 'ru'] as const
const replies = ['phone', 'sms', 'email', 'letter', 'follow'] as const

/** Who asks, in what language, from where, and how we reach them. Anonymous is the first choice and enough. */
export function ContactWho({
  content,
  change,
}: {
  content: DraftContent
  change: (change: (before: DraftContent) => DraftContent) => void
}) {
  const say = useTexts(contactTexts)
  const set = (part: Partial<DraftContent>) => change((before) => ({ ...before, ...part }))
  const knowsLanguage = (languages as readonly string[]).includes(content.language)
  const choose = ({ personId, name, language, phone, protected: isProtected }: FoundPerson) =>
    set({
      personId,
      claimedName: name,
      ...((languages as readonly string[]).includes(language) ? { language } : {}),
      // What is protected is never copied into a contact. An e-mail address is not put there unasked: an answer would be sent to it.
      ...(content.replyTo === '' && !isProtected && phone ? { replyBy: 'phone' as const, replyTo: phone } : {}),
    })
  return (
    <>
      <div className="who">
        <Select
          name="who"
          label={say('who')}
          value={content.identity}
          options={identities.map((value) => ({ value, label: say(`who-${value}`) }))}
          onChange={(event) => set({ identity: event.target.value as DraftContent['identity'], personId: null })}
        />
        <Select
          name="language"
          label={say('language')}
          value={content.language}
          options={[
            ...languages.map((value) => ({ value, label: say(`lang-${value}`) })),
            ...(knowsLanguage ? [] : [{ value: content.language, label: content.language }]),
          ]}
          onChange={(event) => set({ language: event.target.value })}
        />
        <TextField
          name="place"
          label={say('place')}
          value={content.location}
          autoComplete="off"
          onChange={(event) => set({ location: event.target.value })}
        />
      </div>
      {content.identity === 'claimed' && (
        <TextField
          name="claimed-name"
          label={say('name')}
          value={content.claimedName}
          autoComplete="off"
          onChange={(event) => set({ claimedName: event.target.value })}
        />
      )}
      {content.identity === 'known' &&
        (content.personId === null ? (
          <PersonSearch onChoose={choose} />
        ) : (
          <p className="row">
            <Icon name="person" />
            <span className="hidden-text">{say('personChosen')}: </span>
            <span className="strong">{content.claimedName}</span>
            <Button variant="small" onClick={() => set({ personId: null, claimedName: '' })}>
              {say('personChange')}
            </Button>
          </p>
        ))}
      <Details summary={say('reach')} open={content.replyBy !== null || content.identity !== 'anonymous'}>
        <div className="reach">
          <Select
            name="reply-by"
            label={say('replyBy')}
            value={content.replyBy ?? ''}
            empty={say('reply-none')}
            options={replies.map((value) => ({ value, label: say(`reply-${value}`) }))}
            onChange={(event) => set({ replyBy: (event.target.value || null) as DraftContent['replyBy'] })}
          />
          {content.replyBy !== null && content.replyBy !== 'follow' && (
            <TextField
              name="reply-to"
              label={say('replyTo')}
              note={
                content.replyBy === 'email' ? say(content.identity === 'known' ? 'emailKnown' : 'emailNote') : undefined
              }
              value={content.replyTo}
              autoComplete="off"
              onChange={(event) => set({ replyTo: event.target.value })}
            />
          )}
        </div>
      </Details>
    </>
  )
}
