import { describe, expect, it } from 'vitest'
import { askMunicipality } from '#domains/contacts/contract.ts'
import type { PageFile } from '#web/shared/request.ts'
import { faultsIn, faultsOf, limits, readTyped, replyTo, type Typed, untouched } from './ask-form.ts'

const KEY = '0197a0c2-7b1e-7c3a-9b61-5d0f4a1c2e3f'

function typed(change: Partial<Typed>): Typed {
  return { ...untouched(KEY, '', 'När kommer ni?'), replyBy: 'follow', ...change }
}

function file(change: Partial<PageFile>): PageFile {
  return {
    field: 'files',
    name: 'karlet.jpg',
    mediaType: 'image/jpeg',
    content: new Uint8Array(3),
    tooLarge: false,
    ...change,
  }
}

const codes = (change: Partial<Typed>, files: PageFile[] = []) =>
  faultsIn(typed(change), files).map(({ field, code }) => `${field} ${code}`)

describe('what was typed', () => {
  it('is read as it was typed, the key only when it is one', () => {
    const fields = { asked: [' Hej '], replyBy: ['email'], email: [' a@b.se '], key: [KEY] }
    const read = readTyped({ fields, files: [file({}), file({ field: 'other' })] }, () => 'new')
    expect(read).toMatchObject({
      key: KEY,
      asked: ' Hej ',
      replyBy: 'email',
      email: 'a@b.se',
      fileNames: ['karlet.jpg'],
    })
    expect(readTyped({ fields: { key: ['x'], replyBy: ['pigeon'] }, files: [] }, () => 'new')).toMatchObject({
      key: 'new',
      replyBy: '',
    })
  })

  it('is answered the chosen way; what stands in the other fields does not count', () => {
    expect(replyTo(typed({ replyBy: 'sms', sms: '070-174 06 05', email: 'not an address' }))).toBe('070-174 06 05')
    expect(replyTo(typed({ replyBy: 'follow', email: 'a@b.se' }))).toBe('')
    expect(codes({ replyBy: 'follow', email: 'not an address' })).toEqual([])
  })
})

describe('what is wrong', () => {
  it('is told for each field, in the order of the page', () => {
    expect(codes({ asked: '  ', replyBy: '', location: 'x'.repeat(301) })).toEqual([
      'asked asked-missing',
      'location location-long',
      'replyBy reply-missing',
    ])
  })

  it.each([
    ['', 'email email-missing'],
    ['lindvagen14.exempel.se', 'email email-at'],
    ['lindvagen14@exempel', 'email email-wrong'],
    ['a@b@exempel.se', 'email email-wrong'],
  ])('an e-mail address %j', (email, fault) => {
    expect(codes({ replyBy: 'email', email })).toEqual([fault])
  })

  it.each(['070-174 06 05', '+46 (0)70 174 06 05', '0701740605', '٠٧٠١٧٤٠٦٠٥'])(
    'is nothing with the number %s',
    (sms) => {
      expect(codes({ replyBy: 'sms', sms })).toEqual([])
    },
  )

  it.each([
    ['', 'phone number-missing'],
    ['1234', 'phone number-wrong'],
    ['ring mamma', 'phone number-wrong'],
  ])('a telephone number %j', (phone, fault) => {
    expect(codes({ replyBy: 'phone', phone })).toEqual([fault])
  })

  it('a file that is too large, empty, or one too many', () => {
    expect(codes({}, [file({}), file({ tooLarge: true, content: new Uint8Array() })])).toEqual(['files file-large'])
    expect(codes({}, [file({ content: new Uint8Array() })])).toEqual(['files file-empty'])
    expect(
      codes(
        {},
        Array.from({ length: 6 }, () => file({})),
      ),
    ).toEqual(['files files-many'])
    expect(
      codes(
        {},
        Array.from({ length: 5 }, () => file({})),
      ),
    ).toEqual([])
  })

  it('goes by the limits of the operation', () => {
    const input = {
      asked: 'x'.repeat(limits.asked),
      replyBy: 'follow',
      location: 'x'.repeat(limits.location),
      name: 'x'.repeat(limits.name),
    }
    expect(askMunicipality.input.safeParse(input).success).toBe(true)
    for (const name of ['asked', 'location', 'name'] as const)
      expect(askMunicipality.input.safeParse({ ...input, [name]: `${input[name]}x` }).success, name).toBe(false)
    const attachments = Array.from({ length: limits.files }, () => ({ name: 'a', content: 'aGVq' }))
    expect(askMunicipality.input.safeParse({ ...input, attachments }).success).toBe(true)
    expect(askMunicipality.input.safeParse({ ...input, attachments: [...attachments, ...attachments] }).success).toBe(
      false,
    )
  })
})

it("puts the server's objections at the fields they are about", () => {
  const told = (...pointers: string[]) => ({
    title: '',
    status: 422,
    code: 'bad-input',
    detail: '',
    errors: pointers.map((pointer) => ({ pointer, detail: 'Så här' })),
  })
  const chosen = typed({ replyBy: 'email', fileNames: ['a.pdf', 'b.exe'] })
  expect(faultsOf(told('/replyTo', '/asked', '/asked', '/serviceId'), chosen)).toEqual([
    { field: 'email', code: 'email-wrong' },
    { field: 'asked', code: 'asked-missing' },
  ])
  expect(faultsOf(told('/attachments/1'), chosen)).toEqual([{ field: 'files', code: 'files', detail: 'b.exe: Så här' }])
})
