import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '#platform/testing/test-database.ts'

const test = useTestDatabase()

/** Tables that hold no municipality's data: how the product itself is kept. */
const ownAffairs = ['schema_migration', 'municipality', 'municipality_host', 'job_lease']

describe('the walls between municipalities', () => {
  it('stand around every table: municipality first in the key, row security on', async () => {
    const tables = await test.owner.query<{ name: string; secured: boolean; first: string | null }>(`
      select c.relname as name, c.relrowsecurity as secured,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as first
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`)
    const ours = tables.rows.filter((table) => !ownAffairs.includes(table.name))
    expect(ours.length).toBeGreaterThan(25)
    expect(ours.filter((table) => !table.secured).map((table) => table.name)).toEqual([])
    const keyedOtherwise = ours.filter((table) => table.first !== null && table.first !== 'municipality_id')
    // A session is found by its token before anybody knows which municipality it is for.
    expect(keyedOtherwise.map((table) => table.name)).toEqual(['session'])
  })

  it('the application may never change or remove the audit trail', async () => {
    const granted = await test.owner.query<{ privilege: string; name: string }>(`
      select distinct privilege_type as privilege, table_name as name from information_schema.role_table_grants
      where grantee = 'torget_app' and table_name like 'audit_entry%' and privilege_type not in ('INSERT', 'SELECT')`)
    expect(granted.rows).toEqual([])
  })

  it('a statement without an actor sees nothing', async () => {
    await test.owner.query(`insert into municipality values (1, 'ekby', 'Ekby', 'Ekby', 'Europe/Stockholm', '{}')`)
    await test.owner.query(`insert into authority values (1, gen_random_uuid(), 'ks', 'Kommunstyrelsen', 'KS')`)
    expect(await test.db.selectFrom('authority').selectAll().execute()).toEqual([])
  })
})
