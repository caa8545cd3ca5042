import { openGround, prepare } from '../bench/stage/stage.ts'
import pg from 'pg'
import { loadStaffActor } from '#domains/staff/index.ts'
import { openDatabase, inTransaction, actorSettings } from '#platform/database/database.ts'
import { system } from '#platform/access/actor.ts'
import { operations } from '#server/domains.ts'
import { execute } from '#platform/operations/execute.ts'
import { systemClock } from '#platform/clock/clock.ts'
const ground = await openGround()
const url = await prepare(ground, 20000)
try {
  const { db, pool } = openDatabase(url, 4)
  const owner = new pg.Client({ connectionString: url }); await owner.connect()
  const q = (await owner.query(`select q.id, q.municipality_id m from question q where municipality_id=1 and secrecy_unit_id is null order by opened_at desc limit 50`)).rows
  const sid = (await owner.query(`select id from staff_member where municipality_id=1 and code='alva-linnemark'`)).rows[0].id
  const actor = (await inTransaction(db, system(1), (tx) => loadStaffActor(tx, 1, sid)))!
  const ex = { db, operations, clock: systemClock, secret: 'x'.repeat(40) }
  // explain the page
  const view = await import('#domains/contacts/question-view.ts')
  const text = (view as any).page as string | undefined
  await owner.query('set role torget_app')
  if (text) {
    await owner.query('begin'); await owner.query(actorSettings(actor))
    await owner.query({ name: 'p', text, values: [1, q[0].id] })
    for (let i = 0; i < 8; i++) await owner.query({ name: 'p', text, values: [1, q[i].id] })
    const t = process.hrtime.bigint()
    for (let i = 0; i < 300; i++) await owner.query({ name: 'p', text, values: [1, q[i % 50].id] })
    console.log('page statement µs wall', Number(process.hrtime.bigint() - t) / 300 / 1000)
    const e = await owner.query(`prepare pp as ${text}`).catch((e) => console.log(e.message))
    await owner.query(`set plan_cache_mode = force_generic_plan`)
    const r = await owner.query(`explain (analyze, buffers, costs off, timing off) execute pp(1, '${q[0].id}')`)
    const lines = r.rows.map((x) => x['QUERY PLAN'])
    console.log(lines.filter((l) => /InitPlan/.test(l)).length, 'initplans', lines.length, 'lines'); console.log(lines.slice(-6).join('\n'))
    ;(await import('node:fs')).writeFileSync('/tmp/lab/plan.txt', lines.join('\n'))
    await owner.query('rollback')
    await owner.query('begin'); await owner.query(actorSettings(actor))
    const t2 = process.hrtime.bigint()
    for (let i = 0; i < 300; i++) await owner.query(actorSettings(actor))
    console.log('settings µs', Number(process.hrtime.bigint() - t2) / 300 / 1000)
    const t4 = process.hrtime.bigint()
    for (let i = 0; i < 300; i++) await owner.query('select 1')
    console.log('select 1 µs', Number(process.hrtime.bigint() - t4) / 300 / 1000)
    await owner.query('rollback')
  }
  for (const [name, input] of [['contacts.question', (i: number) => ({ questionId: q[i % 50].id })], ['contacts.list-questions', () => ({ unitId: actor.unitId })], ['contacts.inbox-counts', () => ({})], ['contacts.inbox', () => ({ box: 'centre' })], ['contacts.list-drafts', () => ({})], ['contacts.receive-contact', (i: number) => ({ channel: 'phone', questions: [{ asked: 'Hej ' + i, decision: { kind: 'answer', answer: 'Ja' } }] })]] as const) {
    for (let i = 0; i < 30; i++) await execute(ex, actor, name, input(i))
    const c = process.cpuUsage(); const t = process.hrtime.bigint()
    for (let i = 0; i < +(process.env.N ?? 300); i++) await execute(ex, actor, name, input(i))
    const u = process.cpuUsage(c)
    console.log(name, 'wall µs', Math.round(Number(process.hrtime.bigint() - t) / +(process.env.N ?? 300) / 1000), 'node cpu µs', Math.round((u.user + u.system) / +(process.env.N ?? 300)))
  }
  await owner.end(); await pool.end()
} finally { await ground.remove() }
