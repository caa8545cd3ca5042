import { beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal } from '#domains/contacts/contacts.factory.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import * as contract from './contract.ts'
import { openDirectory, protectedWords } from './directory.factory.ts'

const test = useTestDatabase()
let house: Awaited<ReturnType<typeof openDirectory>>
beforeAll(async () => {
  house = await openDirectory(test)
})

const preview = (content: string, kind: 'people' | 'units' | 'duties' = 'people', isComplete = false) =>
  house.call('ronja', contract.previewImport, { kind, name: 'personal.csv', content, isComplete })
const carryOut = (importId: string, isConfirmed = false) =>
  house.call('ronja', contract.carryOutImport, { importId, isConfirmed })
const people = () => house.count('staff_member where municipality_id = 1')

const file = `Kod;Förnamn;Efternamn;Titel;Enhet;E-post;Telefon;Språk;Slutdag
asa;Åsa;Berg;Renhållningschef;Renhållningen;asa@ekby.example;08-465 004 50;sv en;
nyanst;Ny;Anställd;Handläggare;parkering;ny@ekby.example;08-465 004 51;sv so;
fel1;;Utanförnamn;Handläggare;Parkering;;;sv;
fel2;Fel;Enhet;Handläggare;Finns inte;;;sv;
fel3;Fel;Post;Handläggare;Parkering;ingen adress;ring mig;svenska;2026-99-99
nyanst;Ny;Igen;Handläggare;Parkering;;;sv;
`

describe('a file of people', () => {
  it('is read and tells what it would do, and nothing is changed', async () => {
    const before = await people()
    const read = await preview(file)
    expect(read).toMatchObject({ state: 'read', added: 1, changed: 1, same: 0, closed: 0, closesMany: false })
    expect(read.faults.map(({ line, field, code }) => [line, field, code])).toEqual([
      [4, 'givenName', 'import.missing'],
      [5, 'unit', 'import.unknown-unit'],
      [6, 'languages', 'import.language'],
      [6, 'email', 'import.email'],
      [6, 'phone', 'import.phone'],
      [6, 'lastDay', 'import.day'],
      [7, 'code', 'import.twice'],
    ])
    expect(read.faults[1]).toMatchObject({
      value: 'Finns inte',
      what: 'Enheten finns inte. Skriv dess kod eller namn som i telefonkatalogen.',
    })
    expect(await people()).toBe(before)
    expect((await house.call('alva', contract.findEntries, { q: 'anställd' })).people).toEqual([])
  })

  it('brings in the right rows, and none of the wrong ones; once more changes nothing', async () => {
    const before = await people()
    const { importId } = await preview(file)
    expect(await carryOut(importId)).toMatchObject({ state: 'done', added: 1, changed: 1, faultCount: 7 })
    expect(await people()).toBe(before + 1)
    const found = await house.call('alva', contract.findEntries, { q: 'ny anställd' })
    expect(found.people).toMatchObject([{ unit: { name: 'Parkering' }, languages: ['sv', 'so'] }])
    expect(await house.count(`staff_member where code like 'fel%'`)).toBe(0)
    expect(
      await house.count('unit_member m join staff_member s on s.id = m.staff_id where s.code = $1', 'nyanst'),
    ).toBe(1)
    await expectRefusal(carryOut(importId), 409, 'import.done')
    const again = await preview(file)
    expect(await carryOut(again.importId)).toMatchObject({ added: 0, changed: 0, same: 2 })
    const { imports } = await house.call('ronja', contract.listImports, {})
    expect(imports).toMatchObject([{ same: 2, by: 'Ronja Mäkinen Hed' }, { added: 1 }, { state: 'read' }])
    expect(await house.count('directory_import where content is not null')).toBe(1)
  })

  it('moves somebody to another unit with their membership', async () => {
    const { importId } = await preview('code,givenname,familyname,unit\nnyanst,Ny,Anställd,renhallning\n')
    expect(await carryOut(importId)).toMatchObject({ changed: 1 })
    const { rows } = await test.owner.query(
      `select u.code from unit_member m join staff_member s on s.id = m.staff_id join unit u on u.id = m.unit_id where s.code = 'nyanst'`,
    )
    expect(rows).toEqual([{ code: 'renhallning' }])
  })

  it('that lacks a column, is empty or broken is told of as a whole', async () => {
    const code = async (content: string) => (await preview(content)).faults.map((each) => [each.field, each.code])
    expect(await code('kod;förnamn\nx;y\n')).toEqual([
      ['familyName', 'import.no-column'],
      ['unit', 'import.no-column'],
    ])
    expect(await code('kod;förnamn;efternamn;enhet\n')).toEqual([['', 'import.empty']])
    expect(await code('kod;förnamn;efternamn;enhet\n"a;b\n')).toEqual([['', 'import.bad-file']])
  })

  it('that closes more than a fifth stops until it is confirmed', async () => {
    const short = 'kod;förnamn;efternamn;enhet\nronja;Ronja;Mäkinen Hed;servicecenter\n'
    const { importId, closesMany, closed } = await preview(short, 'people', true)
    expect(closesMany).toBe(true)
    expect(closed).toBeGreaterThan(15)
    await expectRefusal(carryOut(importId), 409, 'import.closes-many')
    expect((await house.call('alva', contract.findEntries, { q: 'åsa berg' })).people).toHaveLength(1)
  })

  it('that holds everybody closes those it lacks, and removes nobody', async () => {
    const { csv } = await house.call('ronja', contract.exportPeople, {})
    const without = csv
      .split('\r\n')
      .filter((line) => !line.startsWith('nyanst;'))
      .join('\r\n')
    const before = await people()
    // Lena stands in no file; she is kept by her line.
    const withLena = `${without}lena;lena;Lena;Sandman;Socialsekreterare;forsorjningsstod;lena@ekby.example;08-465 004 48;;sv so;\r\n`
    const { importId, closed, faults } = await preview(withLena, 'people', true)
    expect(faults).toEqual([])
    expect(closed).toBe(1)
    await carryOut(importId)
    expect(await people()).toBe(before)
    expect((await house.call('alva', contract.findEntries, { q: 'ny anställd' })).people).toEqual([])
    expect(await house.count(`staff_member where code = 'nyanst' and left_on = '2026-03-09'`)).toBe(1)
  })

  it('comes out again as it can come in, without those who are protected', async () => {
    const { csv } = await house.call('ronja', contract.exportPeople, {})
    expect(protectedWords.filter((word) => csv.includes(word))).toEqual([])
    const { added, changed, faults, same } = await preview(csv)
    expect([added, changed, faults]).toEqual([0, 0, []])
    expect(same).toBeGreaterThan(15)
  })

  it('holds no formula for a spreadsheet', async () => {
    const { importId } = await preview('kod;förnamn;efternamn;enhet;titel\nform;=1+1;Formel;parkering;"@SUM(A1)"\n')
    await carryOut(importId)
    const { csv } = await house.call('ronja', contract.exportPeople, {})
    expect(csv).toContain(";'=1+1;Formel;'@SUM(A1);")
  })

  it('is the administrator’s alone', async () => {
    const input = { kind: 'people' as const, name: 'x', content: file }
    for (const who of ['alva', 'maj', 'klara', 'jonna'] as const)
      await expectRefusal(house.call(who, contract.previewImport, input), 403, 'not-allowed')
  })
})

describe('files of units and duties', () => {
  it('units are added and changed, wrong rows named', async () => {
    const content = `kod;namn;kortnamn;förvaltning;plats;stödnummer
renhallning;Renhållning och återbruk;Renhållningen;ks;torget;08-465 004 52
nyenhet;Återbruket;Återbruket;ks;;
fel;Fel;Fel;finns inte;månen;x
`
    const { importId, faults } = await preview(content, 'units')
    expect(faults.map((each) => [each.line, each.field])).toEqual([
      [4, 'department'],
      [4, 'place'],
      [4, 'phone'],
    ])
    expect(await carryOut(importId)).toMatchObject({ added: 1, changed: 1 })
    expect((await house.call('alva', contract.findEntries, { q: 'återbruk' })).units).toHaveLength(2)
  })

  it('duties come with their people and services, each row whole', async () => {
    const content = `kod;uppgift;enhet;ansvarig;ersättare;tjänster;offentlig
karl;Byta kärl;renhallning;asa;jonna;sophamtning;ja
fel;Fel;renhallning;ingen;jonna;finns-inte;kanske
`
    const { importId, faults } = await preview(content, 'duties')
    expect(faults.map((each) => each.field)).toEqual(['main', 'services', 'isPublic'])
    expect(await carryOut(importId)).toMatchObject({ added: 1, faultCount: 3 })
    const again = await preview(content, 'duties')
    expect(again).toMatchObject({ added: 0, changed: 0, same: 1 })
    const { duties } = await house.call('alva', contract.findEntries, { q: 'byta kärl' })
    expect(duties).toMatchObject([
      { main: { name: 'Åsa Berg' }, substitutes: [{ name: 'Jonna Ekvik' }], isPublic: true },
    ])
  })
})
