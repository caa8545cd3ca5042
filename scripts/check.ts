// Everything that can be said of the code without running it. Each check prints one line; the first words of what failed follow.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
process.chdir(root)
const bin = join(root, 'node_modules', '.bin')

type Check = { name: string; run: () => string | null }

function command(...words: string[]): () => string | null {
  return () => {
    const run = spawnSync(join(bin, words[0]!), words.slice(1), {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
    })
    return run.status === 0 ? null : `${run.stdout}${run.stderr}`.trim()
  }
}

/** Licences that let a municipality use, change and share the product. OFL is for the font, CC-BY for holiday data used in tests. */
const allowed =
  /^\(?(MIT(-0)?|Apache-2\.0|BSD-[23]-Clause|ISC|0BSD|MPL-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-(3|4)\.0|Unlicense|Python-2\.0|PSF-2\.0|OFL-1\.1|Zlib|PostgreSQL)( (AND|OR) [^)]+)?\)?$/

type Lock = {
  packages: Record<
    string,
    { version?: string; license?: string; optional?: boolean; optionalDependencies?: Record<string, string> }
  >
}

function lockFile(): Lock['packages'] {
  return (JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock).packages
}

/** `npm install` leaves out platform packages the registry lacks; `npm ci` then refuses. Found here rather than on a fresh machine. */
function lockComplete(): string | null {
  const packages = lockFile()
  const missing: string[] = []
  for (const [at, { optionalDependencies }] of Object.entries(packages)) {
    for (const name of Object.keys(optionalDependencies ?? {})) {
      if (!packages[`node_modules/${name}`] && !packages[`${at}/node_modules/${name}`])
        missing.push(`${at} lacks ${name}`)
    }
  }
  return missing.length > 0 ? missing.join('\n') : null
}

function pinned(): string | null {
  const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string> | undefined>
  const loose = [...Object.entries(own['dependencies'] ?? {}), ...Object.entries(own['devDependencies'] ?? {})].filter(
    ([, version]) => !/^\d/.test(version),
  )
  return loose.length > 0 ? `Not pinned: ${loose.map(([name]) => name).join(', ')}` : null
}

function licences(): string | null {
  const wrong = Object.entries(lockFile())
    .filter(([at]) => at.startsWith('node_modules/'))
    .map(([at, { license }]) => ({ at, license: license ?? licenceIn(at) }))
    .filter(({ license }) => license !== null && !allowed.test(license))
  return wrong.length > 0 ? wrong.map(({ at, license }) => `${at}: ${license}`).join('\n') : null
}

/** The lock file leaves some out; then the package itself says. Null for a package of another platform, which is not installed. */
function licenceIn(at: string): string | null {
  const file = join(at, 'package.json')
  if (!existsSync(file)) return null
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8')) as {
    license?: string
    licenses?: { type: string }[]
  }
  if (license ?? licenses?.[0]?.type) return license ?? licenses?.[0]?.type ?? null
  // A few old packages name their licence only in a file.
  const text = readdirSync(at).find((name) => /^licen[cs]e/i.test(name))
  return text && /MIT|Permission is hereby granted, free of charge/.test(readFileSync(join(at, text), 'utf8'))
    ? 'MIT'
    : 'none named'
}

/** Known vulnerabilities of what is shipped. Where the registry does not answer, nothing is claimed. */
function vulnerabilities(): string | null {
  const run = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  const found = /^\s*\{/.test(run.stdout)
    ? (JSON.parse(run.stdout) as { error?: unknown; metadata?: { vulnerabilities: Record<string, number> } })
    : { error: true }
  if (!found.metadata) {
    console.log('        (the registry did not answer the question about vulnerabilities)')
    return null
  }
  const { high = 0, critical = 0 } = found.metadata.vulnerabilities
  return high + critical > 0 ? `${high} high, ${critical} critical: run npm audit` : null
}

const checks: Check[] = [
  { name: 'page types', run: command('react-router', 'typegen') },
  { name: 'types', run: command('tsc', '-p', '.') },
  { name: 'lint and import rule', run: command('oxlint', '--deny-warnings') },
  {
    name: 'format',
    run: command(
      'oxfmt',
      '--check',
      'server',
      'web',
      'scripts',
      'demo',
      'bench',
      'e2e',
      'vite.config.ts',
      'vitest.config.ts',
      'react-router.config.ts',
    ),
  },
  { name: 'dead code', run: command('knip', '--no-progress') },
  { name: 'types match database', run: command('node', 'scripts/write-schema-types.ts', '--check') },
  { name: 'lock file complete', run: lockComplete },
  { name: 'versions pinned', run: pinned },
  { name: 'licences', run: licences },
  { name: 'vulnerabilities', run: vulnerabilities },
]

let failed = 0
for (const { name, run } of checks) {
  const from = Date.now()
  const fault = run()
  console.log(
    `${fault === null ? 'ok    ' : 'FAILED'}  ${name.padEnd(24)} ${((Date.now() - from) / 1000).toFixed(1)} s`,
  )
  if (fault !== null) {
    failed++
    console.log(
      fault
        .split('\n')
        .slice(0, 40)
        .map((line) => `        ${line}`)
        .join('\n'),
    )
  }
}
process.exitCode = failed > 0 ? 1 : 0
