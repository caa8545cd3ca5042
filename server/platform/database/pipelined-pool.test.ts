import { describe, expect, it } from 'vitest'
import { system } from '#platform/access/actor.ts'
import { useTestDatabase } from '#platform/testing/test-database.ts'
import { ahead, inTransaction, openDatabase, sql } from './database.ts'

const test = useTestDatabase()

async function arrange(): Promise<void> {
  await test.owner.query(
    `create table if not exists word (text text primary key); grant select, insert on word to torget_app; truncate word`,
  )
}
const words = async () =>
  (await test.owner.query<{ text: string }>('select text from word order by 1')).rows.map((row) => row.text)
const write = (text: string) => sql`${ahead}insert into word (text) values (${text})`

describe('a statement sent ahead', () => {
  it('is carried out with the commit that follows', async () => {
    await arrange()
    await inTransaction(test.db, system(1), async (tx) => void (await write('one').execute(tx)))
    expect(await words()).toEqual(['one'])
  })

  it('that fails fails the whole transaction with its own reason, though nobody waited for it', async () => {
    await arrange()
    const work = inTransaction(test.db, system(1), async (tx) => {
      await sql`insert into word (text) values ('kept?')`.execute(tx)
      await write('twice').execute(tx)
      await write('twice').execute(tx)
      return 'done'
    })
    await expect(work).rejects.toMatchObject({ code: '23505' })
    expect(await words()).toEqual([])
  })

  it('is not carried out when the work ends with a fault before anything followed', async () => {
    await arrange()
    const work = inTransaction(test.db, system(1), async (tx) => {
      await write('never').execute(tx)
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await words()).toEqual([])
  })

  it('leaves the connection whole for the next who uses it', async () => {
    await arrange()
    const { db, pool } = openDatabase(test.ownerUrl, 1)
    await expect(
      inTransaction(db, system(1), async (tx) => sql`select 1 / ${0}::int`.execute(tx)),
    ).rejects.toMatchObject({ code: '22012' })
    await inTransaction(db, system(1), async (tx) => void (await write('after').execute(tx)))
    expect(await words()).toEqual(['after'])
    await pool.end()
  })
})

describe('a transaction', () => {
  it('whose fault somebody swallowed does not pass for committed', async () => {
    await arrange()
    const work = inTransaction(test.db, system(1), async (tx) => {
      await sql`insert into word (text) values ('lost')`.execute(tx)
      await sql`select 1 / ${0}::int`.execute(tx).catch(() => null)
      return 'done'
    })
    await expect(work).rejects.toThrow('rolled back')
    expect(await words()).toEqual([])
  })

  it('never sees the actor of the one before it on the same connection', async () => {
    const { db, pool } = openDatabase(test.ownerUrl, 1)
    const who = (municipality: number) =>
      inTransaction(db, system(municipality), async (tx) => {
        const found = await sql<{
          municipality: number
        }>`select actor_municipality() as municipality where ${true}::boolean`.execute(tx)
        return found.rows[0]?.municipality
      })
    expect([await who(1), await who(2), await who(1), await who(2)]).toEqual([1, 2, 1, 2])
    await pool.end()
  })
})

describe('plans of statements', () => {
  const prepared = (prepare: boolean) => async () => {
    const { db, pool } = openDatabase(test.ownerUrl, 1, prepare)
    for (let round = 0; round < 3; round++) await sql`select ${round}::int + 1 as n`.execute(db)
    const kept = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(db)
    await pool.end()
    return kept.rows[0]!.n
  }
  it('are kept from the second time', async () => expect(await prepared(true)()).toBe(1))
  it('are not kept behind a pooler', async () => expect(await prepared(false)()).toBe(0))
})

describe('a transaction that only reads', () => {
  const noSettings = async (pool: { query(text: string): Promise<{ rows: { n: number }[] }> }) =>
    (
      await pool.query(
        `select count(*)::int as n from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`,
      )
    ).rows[0]!.n

  it('is held to it by the database', async () => {
    await arrange()
    const work = inTransaction(
      test.db,
      system(1),
      async (tx) => void (await sql`insert into word (text) values ('no')`.execute(tx)),
      'reads',
    )
    await expect(work).rejects.toMatchObject({ code: '25006' })
    expect(await words()).toEqual([])
  })

  it('ends with what the connection is told next', async () => {
    await arrange()
    const { db, pool } = openDatabase(test.ownerUrl, 1)
    for (let round = 0; round < 3; round++) {
      await inTransaction(db, system(1), (tx) => sql`select ${round}::int`.execute(tx), 'reads')
      await inTransaction(db, system(1), (tx) => sql`insert into word (text) values (${`after ${round}`})`.execute(tx))
    }
    expect(await words()).toEqual(['after 0', 'after 1', 'after 2'])
    await pool.end()
  })

  it('ends by itself on a connection left alone', async () => {
    const { db, pool } = openDatabase(test.ownerUrl, 1)
    await inTransaction(db, system(1), (tx) => sql`select 1`.execute(tx), 'reads')
    expect(await noSettings(test.owner)).toBe(1)
    await new Promise((later) => setTimeout(later, 80))
    expect(await noSettings(test.owner)).toBe(0)
    await pool.end()
  })

  it('in which nothing was asked costs nothing and leaves nothing', async () => {
    const { db, pool } = openDatabase(test.ownerUrl, 1)
    await inTransaction(db, system(1), async () => {}, 'reads')
    const who = await inTransaction(db, system(2), (tx) =>
      sql<{ municipality: number }>`select actor_municipality() as municipality`.execute(tx),
    )
    expect(who.rows).toEqual([{ municipality: 2 }])
    await pool.end()
  })
})

describe('what outlives its transaction', () => {
  it('asks nothing under the actor who has the connection next', async () => {
    const { db, pool } = openDatabase(test.ownerUrl, 1)
    let straggler: Promise<unknown> = Promise.resolve()
    const failed = inTransaction(db, system(1), async (tx) => {
      straggler = new Promise((later) => setTimeout(later, 20)).then(() =>
        sql`select actor_municipality() as municipality`.execute(tx),
      )
      throw new Error('gave up')
    })
    await expect(failed).rejects.toThrow('gave up')
    const next = inTransaction(db, system(2), (tx) => sql`select pg_sleep(0.05)`.execute(tx))
    await expect(straggler).rejects.toThrow('after its end')
    await next
    await pool.end()
  })

  it('asks together what is asked at the same time, each with its own answer', async () => {
    const { db, pool } = openDatabase(test.ownerUrl, 1)
    const answers = await inTransaction(db, system(1), (tx) =>
      Promise.all([1, 2, 3].map(async (n) => (await sql<{ n: number }>`select ${n}::int as n`.execute(tx)).rows[0]?.n)),
    )
    expect(answers).toEqual([1, 2, 3])
    await pool.end()
  })
})
