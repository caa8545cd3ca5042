// Do the tests notice? Plants one fault after another in a copy of the tree and runs the tests that ought to see it. Prints who
// did; a fault nobody sees ends with 1. `npm run mutate [-- word]` plants only those whose name holds the word.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const contacts = 'server/domains/contacts'

type Mutation = {
  name: string
  file: string
  /** Exactly this text, once, is replaced. */
  from: string
  to: string
  /** The test files that ought to notice. */
  tests: string[]
}

const mutations: Mutation[] = [
  {
    name: 'a question may be without an owning unit',
    file: 'migrations/0003-records-and-contacts.sql',
    from: '  owner_unit_id uuid not null,\n',
    to: '  owner_unit_id uuid,\n',
    tests: [`${contacts}/question-constraints.test.ts`],
  },
  {
    name: 'the owner need not belong to the unit',
    file: 'migrations/0003-records-and-contacts.sql',
    from: '  constraint question_owner_is_member foreign key (municipality_id, owner_unit_id, owner_staff_id) references unit_member,\n',
    to: '',
    tests: [`${contacts}/question-constraints.test.ts`],
  },
  {
    name: 'the wall around questions is open',
    file: 'migrations/0003-records-and-contacts.sql',
    from: 'create policy question_seen on question for select to torget_app using (\n',
    to: 'create policy question_seen on question for select to torget_app using (true or\n',
    tests: [`${contacts}/contacts.access.test.ts`, 'server/attackers-walk.test.ts'],
  },
  {
    name: 'the words of a secret question are open',
    file: 'migrations/0003-records-and-contacts.sql',
    from: 'create policy question_content_read on question_content for select to torget_app using (\n',
    to: 'create policy question_content_read on question_content for select to torget_app using (true or\n',
    tests: [`${contacts}/contacts.access.test.ts`],
  },
  {
    name: 'the record of a secret question is public',
    file: 'migrations/0003-records-and-contacts.sql',
    from: '  for each row when (new.secrecy_unit_id is not null) execute function record_follows_question();',
    to: '  for each row when (false) execute function record_follows_question();',
    tests: ['server/domains/records/records.access.test.ts'],
  },
  {
    name: 'two offers at a time are possible',
    file: 'migrations/0003-records-and-contacts.sql',
    from: "create unique index hand_over_one_offer on hand_over (municipality_id, question_id) where state = 'offered';",
    to: '',
    tests: [`${contacts}/question-constraints.test.ts`],
  },
  {
    name: 'the same request twice is carried out twice',
    file: 'server/platform/operations/execute.ts',
    from: 'if (repeated) return unseal(secret, REMEMBERED, repeated.reply)',
    to: 'void repeated',
    tests: [`${contacts}/receive-contact.test.ts`, `${contacts}/hand-over-question.test.ts`],
  },
  {
    name: 'nothing is written to the audit trail',
    file: 'server/platform/operations/execute.ts',
    from: "if ('nothing' in audits) {",
    to: "if ('nothing' in audits || true) {",
    tests: [`${contacts}/receive-contact.test.ts`, `${contacts}/hand-over-question.test.ts`],
  },
  {
    name: 'permissions are not asked for',
    file: 'server/platform/operations/execute.ts',
    from: 'if (!actor.permissions.has(operation.permission)) {',
    to: 'if (false) {',
    tests: [`${contacts}/contacts.access.test.ts`, 'server/domains/people/people.access.test.ts'],
  },
  {
    name: 'an older reading overwrites a newer',
    file: `${contacts}/question.ts`,
    from: 'if (read != null && read !== question.version)',
    to: 'if (false)',
    tests: [`${contacts}/answer-question.test.ts`, `${contacts}/hand-over-question.test.ts`],
  },
  {
    name: 'a question is read without being held, so that two may change it at once',
    file: `${contacts}/question-store.ts`,
    from: ' for update of q`',
    to: '`',
    tests: [`${contacts}/accept-hand-over.test.ts`, `${contacts}/answer-question.test.ts`],
  },
  {
    name: 'silence never brings an offer back',
    file: `${contacts}/return-silent-hand-overs.job.ts`,
    from: 'if (offer.acceptBy >= at) continue',
    to: 'if (offer) continue',
    tests: [`${contacts}/accept-hand-over.test.ts`],
  },
  {
    name: 'accepting leaves the question where it was',
    file: `${contacts}/accept-hand-over.ts`,
    from: '      ownerUnitId: offer.toUnitId,\n      ownerStaffId: holder,\n',
    to: '',
    tests: [`${contacts}/question-life.properties.test.ts`],
  },
  {
    name: 'the address of somebody with protected identity is shown',
    file: 'server/domains/people/shown-person.ts',
    from: 'const hidden = row.protected_identity > 0',
    to: 'const hidden = false',
    tests: [`${contacts}/contacts.access.test.ts`],
  },
  {
    name: 'a secret letter tells what it is about',
    file: 'server/domains/mail/on-question-answered.ts',
    from: 'const unit = to.secret ? await serviceCentre({ tx, actor }) :',
    to: 'const unit =',
    tests: [`${contacts}/answer-question.test.ts`],
  },
]

type Outcome = { killedBy: string | null; broke: string | null }

/** The tree as it stands, with its own node_modules. */
function copyTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'torget-mutate-'))
  const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  const wanted = listed.stdout
    .split('\n')
    .filter((path) => /^(server|migrations|demo)\/|^(package\.json|tsconfig\.json|vitest\.config\.ts)$/.test(path))
  for (const path of wanted) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    cpSync(join(root, path), join(folder, path))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

function plant(folder: string, { name, file, from, to }: Mutation): void {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  if (text.split(from).length !== 2)
    throw new Error(`'${name}' does not fit ${file} any more: its text must stand there once.`)
  writeFileSync(
    path,
    text.replace(from, () => to),
  )
}

type Report = { testResults: { message: string; assertionResults: { status: string; fullName: string }[] }[] }

function run(folder: string, tests: string[]): Outcome {
  const report = join(folder, 'report.json')
  const ran = spawnSync(
    join(root, 'node_modules', '.bin', 'vitest'),
    ['run', '--project', 'code', '--reporter=json', `--outputFile=${report}`, ...tests],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 300_000,
      env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}` },
    },
  )
  let read: Report
  try {
    read = JSON.parse(readFileSync(report, 'utf8')) as Report
  } catch {
    return { killedBy: null, broke: `the tests did not run: ${ran.stderr.trim().split('\n')[0] ?? ''}` }
  }
  const all = read.testResults.flatMap((file) => file.assertionResults)
  // Tests that could not begin have noticed nothing.
  const unread = read.testResults.find((file) => file.assertionResults.length === 0)
  const failed = all.filter((each) => each.status === 'failed')
  return { killedBy: failed[0]?.fullName ?? null, broke: unread ? unread.message.split('\n')[0]! : null }
}

const word = process.argv[2] ?? ''
const chosen = mutations.filter(({ name }) => name.includes(word))
let survived = 0
const folder = copyTree()
try {
  const untouched = run(folder, [...new Set(chosen.flatMap(({ tests }) => tests))])
  if (untouched.killedBy || untouched.broke)
    throw new Error(`Without any fault: ${untouched.killedBy ?? untouched.broke}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
for (const mutation of chosen) {
  const folder = copyTree()
  try {
    plant(folder, mutation)
    const { killedBy, broke } = run(folder, mutation.tests)
    if (!killedBy) survived++
    console.log(
      `${killedBy ? 'killed  ' : 'SURVIVED'}  ${mutation.name}\n          ${killedBy ?? broke ?? mutation.tests.join(', ')}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
console.log(`${chosen.length - survived} of ${chosen.length} faults were noticed.`)
process.exit(survived > 0 ? 1 : 0)
