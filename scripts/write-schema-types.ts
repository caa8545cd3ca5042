// Writes server/platform/database/schema.ts from the migrations, or with --check says whether it is out of date.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedDatabase } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'

const target = join(import.meta.dirname, '..', 'server', 'platform', 'database', 'schema.ts')
const folder = mkdtempSync('/var/tmp/torget-types-')
// PostgreSQL works as nobody when we are root: a folder closed to it would make it keep its data elsewhere, for good.
chmodSync(folder, 0o755)
const database = await startEmbeddedDatabase(folder, { fsync: 'off' })
try {
  await migrate(database.url)
  const out = join(folder, 'schema.ts')
  const codegen = join(import.meta.dirname, '..', 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js')
  execFileSync(
    process.execPath,
    [
      codegen,
      '--dialect',
      'postgres',
      '--url',
      database.url,
      '--out-file',
      out,
      '--singularize=false',
      '--exclude-pattern',
      '{schema_migration,audit_entry_*}',
      '--date-parser',
      'string',
      '--numeric-parser',
      'number',
      '--log-level',
      'error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  // database.ts reads bigint as number.
  const fresh = readFileSync(out, 'utf8')
    .replace('Int8 = ColumnType<string,', 'Int8 = ColumnType<number,')
    .replace(/\/\*\*[\s\S]*?\*\//, '/** Written by `npm run types` from the migrations; do not edit. */')
  if (process.argv.includes('--check')) {
    if (fresh !== readFileSync(target, 'utf8')) {
      console.error('server/platform/database/schema.ts does not match the migrations: run `npm run types`.')
      process.exitCode = 1
    }
  } else {
    writeFileSync(target, fresh)
  }
} finally {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
