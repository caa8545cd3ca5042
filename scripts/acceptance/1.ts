import { startBareCopy } from './bare-copy.ts'
import { all, checks, figures, script, type Section, tests, thorough } from './proof.ts'

/** The foundation and the main way: one way in, owned until answered. */
export const sections: Section[] = [
  {
    title: 'A. A newcomer’s first minute',
    lines: [
      { words: 'npm start on a bare copy is ready within 3 minutes', proof: thorough(startBareCopy) },
      { words: 'npm start is ready within 5 seconds after that', proof: script('bench', 'start') },
      {
        words:
          'a taken port, a folder in use, a wrong URL, a newer schema and a bad setting each give one sentence and a code',
        proof: tests(
          /start-up.*setting/,
          /start-up.*no database/,
          /start-up.*newer/,
          /start-up.*port/,
          /start-up.*folder/,
        ),
      },
      {
        words: 'stopping finishes what is under way; a second start continues',
        proof: tests(/start-up.*second start continues/),
      },
      {
        words: 'types, lint and import rule, format, dead code',
        proof: checks('types', 'lint and import rule', 'format', 'dead code'),
      },
      { words: 'the database’s types have not drifted', proof: checks('types match database') },
      {
        words: 'licences, versions, lock file, known vulnerabilities',
        proof: checks('licences', 'versions pinned', 'lock file complete', 'vulnerabilities'),
      },
      { words: 'both languages say the same things', proof: tests(/server\/texts\.test\.ts.*both languages/) },
      { words: 'the same database tests on Debian’s PostgreSQL 15', proof: thorough(script('test:servers')) },
      {
        words: 'documents for newcomers: the glossary has the code’s words, no file tells of its machine',
        proof: tests(/architecture.*glossary/, /architecture.*machine/),
      },
    ],
  },
  {
    title: 'B. The platform',
    lines: [
      {
        words: 'one definition of an operation; use cases in five steps; domains know each other by index only',
        proof: tests(/architecture.*take their steps/, /architecture.*only through its index/, /architecture.*no ring/),
      },
      {
        words: 'municipality in every key, row security around every table',
        proof: tests(/row-security.*every table/, /row-security.*without an actor/),
      },
      {
        words: 'a secret post is invisible, also in lists, counts and on open screens',
        proof: tests(/contacts\.access.*secret question/, /today\.test.*secret unit/),
      },
      {
        words: 'the audit trail cannot be changed by the application',
        proof: tests(/row-security.*audit trail/, /question-constraints.*audit trail/),
      },
      { words: 'recurring work: once, by leases, also when a process dies', proof: tests(/recurring\.test/) },
      { words: 'live: what others do comes to an open screen without reload', proof: tests(/one-way-in\.test/) },
      {
        words: 'outbound messages: exactly once, or uncertain and never again by itself',
        proof: tests(/deliver-waiting\.test/, /send-later\.test/, /smtp-carrier\.test/),
      },
      { words: 'OpenID Connect for staff, and a demo provider', proof: tests(/sign-in\.test/, /sign-in-remote\.test/) },
      {
        words: 'sessions end when they should; forged forms are refused',
        proof: tests(/session\.test/, /bad-input.*another site/),
      },
      {
        words: 'a strict content policy that no page breaks',
        proof: tests(/accessibility\.test/, /citizen\.test/, /desk\.test/),
      },
      { words: 'limits of tries and of uploads', proof: tests(/limits\.test/, /bad-input.*30 MB/) },
    ],
  },
  {
    title: 'C. The domains of the main way',
    lines: [
      {
        words: '105 services with unit, authority and agreement',
        proof: tests(/data-format.*Ekby.*agreement in force/, /data-format.*whole catalogue/),
      },
      {
        words: 'working time: lunch, late evening, day before a holiday, holidays, summer time',
        proof: tests(/working-time\.test/, /working-time\.properties/, /swedish-holidays/),
      },
      {
        words: 'what is received has a record entry from the first moment',
        proof: tests(/receive-contact.*record entry there/, /ask-municipality.*record entry/, /records/),
      },
      {
        words: 'a contact raises questions; a question comes up again',
        proof: tests(/receive-contact.*several questions/, /receive-contact.*raised before/),
      },
      {
        words: 'an open question has exactly one owner, also in the tables',
        proof: tests(/question-constraints.*nobody owns/, /question-life\.properties.*one owner/),
      },
      {
        words: 'a hand-over is offered, accepted, returned or comes back; once, whoever presses',
        proof: tests(/hand-over-question.*clicked twice/, /accept-hand-over.*two at once/, /accept-hand-over.*silence/),
      },
      { words: 'promises are kept, broken and shown', proof: tests(/answer-question.*promise/) },
      { words: 'the timeline explains the state', proof: tests(/question-life\.properties.*timeline/) },
    ],
  },
  {
    title: 'D. Screens',
    lines: [
      {
        words: 'hello to registered and answered in at most 6 key presses besides the words',
        proof: tests(/desk\.test.*6 key presses/),
      },
      {
        words: 'several contacts in the air, by digit, words and cursor kept; the keys on ?',
        proof: tests(/desk\.test.*a digit goes between them/),
      },
      {
        words: 'nothing typed is lost: closed browser, another computer, no network, ended session',
        proof: tests(/desk\.test.*survives/),
      },
      { words: 'two on one question see each other and never overwrite', proof: tests(/desk\.test.*two guides/) },
      { words: 'the whole way: citizen, guide, unit, citizen, in browsers', proof: tests(/one-way-in\.test/) },
      {
        words: 'citizens’ pages without script, and a wrong code tells nothing',
        proof: tests(/citizen\.test.*without script/),
      },
      {
        words: 'small screens, large text, forced colours, keyboard, axe on every page in light and dark',
        proof: tests(/citizen\.test.*320/, /accessibility\.test/),
      },
      { words: 'the day in figures, and the list behind each', proof: tests(/today\.test.*list behind each number/) },
    ],
  },
  {
    title: 'E. Real input',
    lines: [
      {
        words: 'Ekby and Lillby are whole, and the wall between them holds',
        proof: tests(/data-format/, /load\.test.*nothing of Ekby/, /walls\.test/),
      },
      { words: 'a day can be run', proof: tests(/run-a-day/) },
      {
        words: 'the replay goes on where it stopped, and compares',
        proof: tests(/replay\.test.*stopped/, /replay\.test.*differs/),
      },
      {
        words: 'all 58,119 rows in under 10 minutes, and the counts equal',
        proof: () => ({ state: 'not done', evidence: 'npm run replay -- FILE, then --compare' }),
      },
    ],
  },
  {
    title: 'F. Bad input and faults',
    lines: [
      {
        words: 'empty, 1 MB, right-to-left, zero-width, emoji, SQL and HTML',
        proof: tests(
          /bad-input.*1 MB/,
          /bad-input.*every direction/,
          /clean-text/,
          /citizen\.test.*corrects two things/,
        ),
      },
      {
        words: 'wrong reference and code, forged form, replayed form',
        proof: tests(/citizen\.test.*wrong code/, /bad-input.*another site/, /bad-input.*replayed form/),
      },
      {
        words: 'an upload of nothing, of 30 MB, of another sort, too many',
        proof: tests(/bad-input.*of nothing/, /bad-input.*30 MB/, /bad-input.*program/, /bad-input.*six/),
      },
      {
        words: 'two accepts at once; a closed unit; no agreement; a service that ended; the nights the clock changes',
        proof: tests(
          /accept-hand-over.*two at once/,
          /hand-over-question.*unit that has closed/,
          /hand-over-question.*default rule/,
          /receive-contact.*service that has ended/,
          /working-time\.test.*clock-change/,
        ),
      },
      { words: 'the database gone for 10 seconds', proof: tests(/database-away/) },
      { words: 'kill -9 during 1,000 registrations', proof: tests(/killed\.test/) },
      { words: 'planted faults turn the tests red', proof: thorough(script('mutate')) },
      { words: 'every operation × role is as reviewed', proof: tests(/access-matrix\.test/) },
      { words: 'the attacker’s walk finds nothing', proof: tests(/attackers-walk.*tries every operation/) },
      {
        words: 'nonsense to every operation, never a 5xx',
        proof: all(tests(/fuzz\.test.*refused in words/), thorough(script('fuzz'))),
      },
      { words: 'the invariants hold over random commands and times', proof: tests(/question-life\.properties/) },
    ],
  },
  {
    title: 'G. Speed',
    lines: [
      { words: 'register a contact', proof: figures(/^register a contact[^:]*$/) },
      { words: 'a question by id', proof: figures(/^question by id[^:]*$/) },
      { words: 'newest 50 of a unit', proof: figures(/^newest 50[^:]*$/) },
      { words: 'question page', proof: figures(/^question page[^:]*$/) },
      { words: 'inbox page', proof: figures(/^inbox page[^:]*$/) },
      { words: 'report over a year', proof: figures(/^report/) },
      { words: 'front page from memory', proof: figures(/front page, from memory$/) },
      { words: 'no p95 grows more than 1.5 times to 1,000,000', proof: figures(/against the smaller size$/) },
      {
        words: 'a change is heard by 1,000 streams and shown on 200 screens',
        proof: figures(/^a change is heard/, /^a change is shown/),
      },
      { words: 'memory', proof: figures(/^memory of/) },
      { words: 'first byte', proof: figures(/^first byte/) },
      {
        words: 'citizens’ pages send no script and few bytes',
        proof: all(tests(/citizen\.test.*no script/), figures(/^script on the heaviest/)),
      },
    ],
  },
]
