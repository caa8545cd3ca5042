import type { z } from 'zod'
import type { ArticleView, saveDraft } from '#domains/answers/contract.ts'
import { field, type PageRequest } from '#web/shared/request.ts'

type SaveInput = z.input<typeof saveDraft.input>
type TypedText = SaveInput['content']['texts'][string]

/** The editor as typed: texts, so that what is wrong can be shown again as it was. */
export type Typed = {
  key: string
  edit: string
  ownerUnitId: string
  audience: string
  validFrom: string
  validTo: string
  services: [string, string, string]
  links: string
  forms: string
  sources: string
  fileIds: string[]
  sv: TypedArea
  /** The language beside the Swedish. */
  language: string
  other: TypedArea
  /** The languages that are not on the page, as JSON: they are kept as they are. */
  rest: string
}

/** One language as typed: questions a line each. */
export type TypedArea = { questions: string; short: string; body: string }

/** Reads the sent form. */
export function readTyped(form: PageRequest['form']): Typed {
  const of = (name: string) => field(form, name)
  const area = (name: string) => ({
    questions: of(`${name}_questions`),
    short: of(`${name}_short`),
    body: of(`${name}_body`),
  })
  return {
    key: of('key'),
    edit: of('edit'),
    ownerUnitId: of('ownerUnitId'),
    audience: of('audience'),
    validFrom: of('validFrom'),
    validTo: of('validTo'),
    services: [of('service1'), of('service2'), of('service3')],
    links: of('links'),
    forms: of('forms'),
    sources: of('sources'),
    fileIds: form.fields['fileIds'] ?? [],
    sv: area('sv'),
    language: of('language'),
    other: area('other'),
    rest: of('rest'),
  }
}

/** What was typed, as the operation takes it. */
export function inputOf(typed: Typed, articleId: string | null): SaveInput {
  return {
    articleId,
    edit: Number(typed.edit) || 0,
    ownerUnitId: articleId ? null : typed.ownerUnitId || null,
    content: {
      audience: typed.audience as 'public',
      validFrom: typed.validFrom,
      validTo: typed.validTo || null,
      serviceIds: typed.services.filter(Boolean),
      links: linesIn(typed.links).map(addressIn),
      forms: linesIn(typed.forms).map(addressIn),
      sources: linesIn(typed.sources).map((line) => {
        const [title = '', url = '', readOn = ''] = line.split('|').map((part) => part.trim())
        return { title, url, readOn }
      }),
      fileIds: typed.fileIds,
      texts: {
        ...restOf(typed.rest),
        ...(typed.language ? { [typed.language]: textOf(typed.other) } : {}),
        sv: textOf(typed.sv),
      },
    },
  }
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** "Words | https://…"; an address alone is its own words. */
function addressIn(line: string): { label: string; url: string } {
  const [label = '', url] = line.split('|').map((part) => part.trim())
  return { label, url: url ?? label }
}

function textOf(area: TypedArea): TypedText {
  return { questions: linesIn(area.questions), short: area.short, body: area.body }
}

/** The kept languages; nothing when the field was changed by hand to what is none. What they hold is checked by the operation. */
function restOf(rest: string): Record<string, TypedText> {
  try {
    const read: unknown = JSON.parse(rest || '{}')
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, TypedText>) : {}
  } catch {
    return {}
  }
}

/** An empty editor. */
export function emptyTyped(key: string, today: string, unitId: string, serviceId: string): Typed {
  const nothing = { questions: '', short: '', body: '' }
  return {
    key,
    edit: '0',
    ownerUnitId: unitId,
    audience: 'public',
    validFrom: today,
    validTo: '',
    services: [serviceId, '', ''],
    links: '',
    forms: '',
    sources: '',
    fileIds: [],
    sv: nothing,
    language: 'en',
    other: nothing,
    rest: '',
  }
}

/** The editor as it begins: the version being written, or a new one from the published. */
export function typedFrom(view: ArticleView, key: string, wanted: string | null): Typed {
  const content = view.open?.content ?? view.shown.content
  const markup = new Map(view.markup.map((each) => [each.language, each.body]))
  const areas = new Map(
    content.texts.map((text) => [
      text.language,
      { questions: text.questions.join('\n'), short: text.short, body: markup.get(text.language) ?? '' },
    ]),
  )
  const others = [...areas.keys()].filter((language) => language !== 'sv')
  const language = wanted && wanted !== 'sv' ? wanted : (others[0] ?? 'en')
  const nothing = { questions: '', short: '', body: '' }
  const rest = Object.fromEntries(
    others.filter((each) => each !== language).map((each) => [each, textOf(areas.get(each) ?? nothing)]),
  )
  const addresses = (list: { label: string; url: string }[]) =>
    list.map(({ label, url }) => (label === url ? url : `${label} | ${url}`)).join('\n')
  const ids = content.services.map((service) => service.serviceId)
  return {
    key,
    edit: String(view.edit),
    ownerUnitId: view.ownerUnit.id,
    audience: content.audience,
    validFrom: content.validFrom,
    validTo: content.validTo ?? '',
    services: [ids[0] ?? '', ids[1] ?? '', ids[2] ?? ''],
    links: addresses(content.links),
    forms: addresses(content.forms),
    sources: content.sources.map(({ title, url, readOn }) => `${title} | ${url} | ${readOn}`).join('\n'),
    fileIds: content.files.map((file) => file.fileId),
    sv: areas.get('sv') ?? nothing,
    language,
    other: areas.get(language) ?? nothing,
    rest: JSON.stringify(rest),
  }
}

/** The control that a pointer into the operation's input is about, and which of its lines. */
export function fieldOf(pointer: string): { name: string; line: number | null } {
  const [first = '', part = '', at = '', inside = ''] = pointer.split('/').slice(1)
  if (first !== 'content') return { name: first, line: null }
  if (part === 'texts') return { name: `${at === 'sv' ? 'sv' : 'other'}_${inside || 'questions'}`, line: null }
  if (part === 'serviceIds') return { name: `service${Math.min(3, (Number(at) || 0) + 1)}`, line: null }
  if (part === 'links' || part === 'forms' || part === 'sources')
    return { name: part, line: at === '' ? null : Number(at) + 1 }
  return { name: part === '' ? 'file' : part, line: null }
}
