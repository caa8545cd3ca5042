// Replays a file of real requests in the municipality boston-replay, or proves that it was replayed whole.
import { parseArgs } from 'node:util'
import { openStage } from '#demo/open-stage.ts'
import { compareCounts, countDatabase, countFile } from '#demo/replay/compare.ts'
import { prepareReplay, type Progress, replayFile } from '#demo/replay/replay.ts'

const usage = `Replays the requests of the City of Boston, January-June 2015, through the ordinary use cases.

  npm run replay -- FILE [--compare] [--data DIR]

  FILE       boston-311-2015-h1.csv or .csv.gz (from johnsliao/bostonservicemap)
  --compare  only compares what is in the file with what is in the database; exit 1 if anything differs
  --data     the data folder (default TORGET_DATA); or give DATABASE_URL

It may be stopped at any time and started again: it goes on where it was.
`
/** As many as the default pool has connections. */
const ROWS_AT_ONCE = 10

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    compare: { type: 'boolean', default: false },
    data: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const file = positionals[0]
if (!file || values.help) {
  process.stdout.write(usage)
  process.exit(values.help ? 0 : 2)
}
// A replay can always be done again, so it need not wait for the disk at every step.
const stage = await openStage(values.data, true)
try {
  if (values.compare) await compare(file)
  else await replay(file)
} finally {
  await stage.close()
}

async function replay(from: string): Promise<void> {
  await prepareReplay(stage.ownerUrl)
  const start = performance.now()
  const told = ({ done, earlier }: Progress) => {
    const seconds = (performance.now() - start) / 1000
    process.stdout.write(`\r${earlier + done} rows, ${Math.round(done / seconds)} a second `)
  }
  const progress = await replayFile(stage, from, ROWS_AT_ONCE, told)
  told(progress)
  process.stdout.write(`
${progress.done} rows replayed, ${progress.earlier} had been before, in ${Math.round((performance.now() - start) / 1000)} s
  ${progress.closedBeforeOpened} closed before they were opened: closed when opened
  ${progress.withoutTarget} without a target: nothing is due
  ${progress.open} never closed: still open
`)
}

async function compare(from: string): Promise<void> {
  const { counts, readAt } = await countFile(from)
  const { table, equal } = compareCounts(counts, await countDatabase(stage.db, readAt))
  process.stdout.write(`${table}\n${equal ? 'Everything is equal.' : 'Something differs (≠).'}\n`)
  if (!equal) process.exitCode = 1
}
