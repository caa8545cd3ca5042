import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { type Desk, openDesk, type Who } from './contacts.factory.ts'
import * as contract from './contract.ts'

const test = useTestDatabase()
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(test)
})

const find = (who: Who, reference: string) => desk.call(who, contract.findQuestion, { reference })

describe('finding a question by its reference', () => {
  it('takes it however it is typed, and shows it as a list does', async () => {
    const { questionId, reference } = await desk.accepted()
    const shown = `${reference.slice(0, 4)}-${reference.slice(4)}`
    for (const typed of [reference, shown, shown.toLowerCase(), ` ${reference.slice(0, 4)} ${reference.slice(4)} `])
      expect(await find('alva', typed)).toMatchObject({
        reference: shown,
        questionId,
        row: { heading: 'När töms soporna på Björkvägen?', state: 'open', ownerUnit: 'Renhållningen' },
      })
  })

  it('says that what was typed can be none, and that there is none, apart', async () => {
    expect(await find('alva', 'sopor')).toEqual({ reference: null, questionId: null, row: null })
    const { reference } = await desk.receive('alva')
    const last = reference.at(-1) === '2' ? '3' : '2'
    const other = await find('alva', `${reference.slice(0, 7)}${last}`)
    expect(other).toMatchObject({ questionId: null, row: null })
  })

  it('finds nothing the reader may not know of, and tells it as nothing', async () => {
    const { reference } = await desk.secretQuestion()
    const none = { questionId: null, row: null }
    for (const who of ['alva', 'asa', 'maj'] as const) expect(await find(who, reference)).toMatchObject(none)
    const plain = await desk.accepted()
    expect(await find('omar', plain.reference)).toMatchObject(none)
    expect(await find(await desk.lillby.actor('lisa'), plain.reference)).toMatchObject(none)
  })
})
