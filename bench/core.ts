/**
 * What the whole day hangs on, measured from outside on the real server: registering, reading, lists, pages, live news, memory.
 * Client, server and database share the machine's cores.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Report } from './stage/figure.ts'
import { firstBytes, scriptsOfCitizenPages } from './stage/citizen.ts'
import { everybodyHears, screensShow } from './stage/live.ts'
import { type Asked, load } from './stage/load.ts'
import { memoryOf } from './stage/machine.ts'
import { yearByUnitAndDay } from './stage/report.ts'
import { ask, gatherEarlier, type Ground, openGround, prepare, serve, type Served, signIn } from './stage/stage.ts'

export type CoreSetting = { sizes: readonly number[]; seconds: number; only: string | null }

/** At a million contacts no answer may take more than this many times what it took at a hundred thousand. */
const GROWTH = 1.5

/** Runs everything for each size, and compares the sizes when there are two. */
export async function run(report: Report, { sizes, seconds, only }: CoreSetting): Promise<void> {
  const ground = await openGround()
  try {
    const all: Map<string, number>[] = []
    for (const size of sizes) {
      process.stdout.write(`\n${size.toLocaleString('en')} contacts: filling the database …\n`)
      const address = await prepare(ground, size)
      await gatherEarlier(address)
      all.push(await measureAt(report, ground, address, seconds, only))
    }
    const [small, large] = all
    if (small && large) compare(report, small, large)
  } finally {
    await ground.remove()
  }
}

function compare(report: Report, small: ReadonlyMap<string, number>, large: ReadonlyMap<string, number>): void {
  for (const [name, p95] of large) {
    const before = small.get(name)
    // Below two milliseconds the machine's own unrest is larger than what is measured.
    if (before)
      report(`${name}: p95 against the smaller size`, Math.max(p95, 2) / Math.max(before, 2), 'times', {
        budget: { most: GROWTH },
      })
  }
}

type Known = { guides: string[]; guide: string; questions: string[]; centre: string; units: string[]; service: string }

/** Measures on a database that is there already. @returns the p95 of each load */
export async function measureAt(
  report: Report,
  ground: Ground,
  address: string,
  seconds: number,
  only: string | null,
): Promise<Map<string, number>> {
  const known = await lookAround(address)
  const served = await serve(ground, address)
  const p95s = new Map<string, number>()
  try {
    for (const [name, budgets, asked] of loads(known)) {
      if (only && !name.includes(only)) continue
      await checkAnswer(served, asked, name)
      const borne = await load(ground, served, asked, seconds)
      const sound = borne.refused === 0
      const { least, p95 } = budgets
      report(name, borne.perSecond, 'a second', { sound, budget: least ? { least } : null })
      report(`${name}: p95`, borne.p95, 'ms', {
        sound,
        budget: p95 ? { most: p95 } : null,
        note: `p50 ${borne.p50.toFixed(1)}, p99 ${borne.p99.toFixed(1)} ms`,
      })
      report(`${name}: processor time of the server`, borne.serverMicros, 'µs', {
        note: `database ${Math.round(borne.postgresMicros)} µs; others had ${Math.round(borne.others * 100)} %, unrest ${borne.unrest.toFixed(1)}`,
      })
      p95s.set(name, borne.p95)
    }
    if (!only) await theRest(report, served, known)
    return p95s
  } finally {
    await served.stop()
  }
}

async function theRest(report: Report, served: Served, known: Known): Promise<void> {
  await yearByUnitAndDay(report, served, known.guides[0]!)
  await everybodyHears(report, served, known.guides, registration(known).body!)
  await screensShow(report, served, known.guides, known.centre, registration(known).body!)
  await sleep(1000)
  report('memory of the server after all this', memoryOf(served.pid), 'MB', { budget: { most: 400 } })
  await firstBytes(report, served)
  await scriptsOfCitizenPages(report, served)
}

/** Who works in the centre, and some questions that the first of them may see: all over the two years. */
async function lookAround(address: string): Promise<Known> {
  const guides = await ask<{ staff_id: string }>(
    address,
    `select distinct r.staff_id from staff_role r join staff_member s on s.municipality_id = r.municipality_id and s.id = r.staff_id
      join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id and u.kind = 'service_centre'
      where r.municipality_id = 1 and r.role = 'guide' order by 1`,
  )
  const staff = guides.map((row) => row.staff_id)
  const seen = `authority_id in (select authority_id from staff_role where municipality_id = 1 and staff_id = '${staff[0]}' and role = 'guide')
    and secrecy_unit_id is null`
  const questions = await ask<{ id: string }>(
    address,
    `select id from (select id, row_number() over (order by md5(id::text)) as place from question where municipality_id = 1 and ${seen}) q where place <= 5000`,
  )
  const units = await ask<{ id: string }>(
    address,
    `select id from unit where municipality_id = 1 order by kind = 'service_centre' desc, id`,
  )
  const services = await ask<{ service_id: string }>(
    address,
    `select service_id from question where municipality_id = 1 and ${seen} group by 1 order by count(*) desc limit 1`,
  )
  const open = await ask<{ unit: string }>(
    address,
    `select owner_unit_id as unit from question where municipality_id = 1 and ${seen} group by 1 having count(*) > 200 order by count(*) desc limit 8`,
  )
  return {
    guides: await signIn(address, staff),
    guide: staff[0]!,
    questions: questions.map((row) => row.id),
    centre: units[0]!.id,
    units: open.map((row) => row.unit),
    service: services[0]!.service_id,
  }
}

/** A contact that is answered at once, as two of three are. */
function registration(known: Known): Asked {
  return {
    method: 'POST',
    path: () => '/api/v1/contacts',
    headers: { cookie: known.guides[0]!, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: (turn) =>
      JSON.stringify({
        channel: 'phone',
        identity: 'claimed',
        claimedName: 'Ester Lönn',
        questions: [
          {
            serviceId: known.service,
            asked: `Vårt kärl blev inte tömt i dag fast det stod ute. Grannarnas är tömda. (${turn})`,
            location: 'Lönngatan 12',
            decision: {
              kind: 'answer',
              answer: 'Låt kärlet stå kvar ute. Renhållningen kommer tillbaka, du behöver inte beställa något.',
            },
          },
        ],
      }),
  }
}

type Budgets = { least?: number; p95?: number }

function loads(known: Known): [string, Budgets, Asked][] {
  const headers = { cookie: known.guides[0]! }
  const question = (turn: number) => known.questions[(turn * 7919) % known.questions.length]!
  return [
    ['register a contact (REST)', { least: 700, p95: 25 }, registration(known)],
    ['question by id (REST)', { least: 1500 }, { headers, path: (turn) => `/api/v1/questions/${question(turn)}` }],
    [
      'newest 50 of a unit (REST)',
      { least: 900 },
      { headers, path: (turn) => `/api/v1/questions?unitId=${known.units[turn % known.units.length]}` },
    ],
    ['inbox counts (REST)', {}, { headers, path: () => '/api/v1/inbox/counts' }],
    ['question page (HTML)', { least: 300, p95: 60 }, { headers, path: (turn) => `/desk/question/${question(turn)}` }],
    ['inbox page, 50 rows (HTML)', { least: 200 }, { headers, path: () => '/desk/inbox/centre' }],
    ["citizen's front page, from memory", { least: 12_000 }, { path: () => '/' }],
  ]
}

/** One answer is looked at before many are counted: a fast fault is no result. */
async function checkAnswer(served: Served, asked: Asked, name: string): Promise<void> {
  const body = asked.body?.(0)
  const response = await fetch(`${served.url}${asked.path(0)}`, {
    method: asked.method ?? 'GET',
    ...(asked.headers ? { headers: asked.headers } : {}),
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${name}: answered ${response.status}: ${text.slice(0, 300)}`)
  const rows = name.startsWith('newest 50') ? (JSON.parse(text) as { rows: unknown[] }).rows.length : 50
  if (rows !== 50) throw new Error(`${name}: ${rows} rows instead of 50.`)
  if (name.startsWith('inbox page') && (text.match(/\/desk\/question\//g) ?? []).length < 50) {
    throw new Error(`${name}: fewer than 50 questions on the page.`)
  }
}
