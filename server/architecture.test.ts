import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { operations } from './domains.ts'

const root = join(import.meta.dirname, '..')
const folders = ['server', 'web', 'demo', 'scripts', 'bench', 'e2e']

type Source = { path: string; text: string; imports: string[]; forTests: boolean }

const sources: Source[] = folders
  .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,mjs}`, { cwd: root }))
  .toSorted()
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return {
      path,
      text,
      imports: importsOf(text),
      forTests: /\.(test|factory)\.tsx?$/.test(path) || path.startsWith('e2e/'),
    }
  })

/** What a file imports or exports from, in whatever form. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/^\s*(?:import|export)\b[^'"]*?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm)].map(
    (match) => (match[1] ?? match[2])!,
  )
}

const inDomain = (path: string) => /^server\/domains\/([^/]+)\//.exec(path)?.[1] ?? null
const ours = sources.filter((source) => !source.forTests)
const breaking = (broken: (source: Source, imported: string) => boolean, among: readonly Source[] = ours) =>
  among.flatMap((source) =>
    source.imports.filter((each) => broken(source, each)).map((each) => `${source.path} → ${each}`),
  )

describe('the files looked at', () => {
  it('are all there are', () => {
    expect(sources.length).toBeGreaterThan(150)
    if (!existsSync(join(root, '.git'))) return
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], {
      cwd: root,
      encoding: 'utf8',
    })
      .split('\n')
      .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && existsSync(join(root, path)))
    expect(sources.map((source) => source.path).filter((path) => !path.includes('/.'))).toEqual(listed.toSorted())
  })

  it('import what exists', () => {
    const places: Record<string, string> = {
      '#platform': 'server/platform',
      '#domains': 'server/domains',
      '#server': 'server',
      '#web': 'web',
      '#demo': 'demo',
    }
    const missing = breaking((source, written) => {
      const imported = written.replace(/\?.*$/, '')
      const [first = '', ...rest] = imported.split('/')
      const path = /^\.\.?\//.test(imported)
        ? join(dirname(source.path), imported)
        : first in places
          ? join(places[first]!, ...rest)
          : null
      // Types and files made by the build are not in the tree.
      return (
        path !== null &&
        !/\+types|virtual:/.test(imported) &&
        !existsSync(join(root, path)) &&
        !existsSync(join(root, `${path}.d.ts`))
      )
    }, sources)
    expect(missing).toEqual([])
  })
})

describe('who may import whom', () => {
  it('a domain reaches another only through its index', () => {
    expect(
      breaking((source, imported) => {
        const other = /^#domains\/([^/]+)\/(.+)$/.exec(imported)
        return (
          inDomain(source.path) !== null &&
          other !== null &&
          (other[1] === inDomain(source.path) || other[2] !== 'index.ts')
        )
      }),
    ).toEqual([])
  })

  it('the platform knows no domain, and nothing below knows what puts the product together', () => {
    expect(
      breaking(
        (source, imported) =>
          source.path.startsWith('server/platform/') && /^#(domains|server|web|demo)\//.test(imported),
      ),
    ).toEqual([])
    expect(
      breaking((source, imported) => inDomain(source.path) !== null && /^#(server|web|demo)\//.test(imported)),
    ).toEqual([])
  })

  it('pages take only contracts from the server', () => {
    expect(
      breaking(
        (source, imported) =>
          source.path.startsWith('web/') &&
          /^#(domains|platform|server|demo)\//.test(imported) &&
          !imported.endsWith('/contract.ts'),
      ),
    ).toEqual([])
  })

  it('nobody climbs out of their folder', () => {
    expect(
      breaking(
        (_, imported) => imported.startsWith('../'),
        sources.filter((source) => source.path.startsWith('server/')),
      ),
    ).toEqual([])
  })

  it('domains form no ring', () => {
    const needs = new Map<string, Set<string>>()
    for (const { path, imports } of ours) {
      const domain = inDomain(path)
      if (!domain) continue
      const of = needs.get(domain) ?? new Set()
      for (const imported of imports) {
        const other = /^#domains\/([^/]+)\//.exec(imported)?.[1]
        if (other) of.add(other)
      }
      needs.set(domain, of)
    }
    const rings: string[] = []
    const walk = (domain: string, way: string[]): void => {
      if (way.includes(domain)) rings.push([...way, domain].join(' → '))
      else for (const next of needs.get(domain) ?? []) walk(next, [...way, domain])
    }
    for (const domain of needs.keys()) walk(domain, [])
    expect(rings).toEqual([])
    // Questions do not know how words travel: channels listen to them.
    expect([...(needs.get('contacts') ?? [])].toSorted()).toEqual([
      'answers',
      'catalogue',
      'directory',
      'people',
      'records',
      'staff',
    ])
  })
})

const steps = ['load', 'check', 'apply', 'save', 'reply']

/** The labels of each function's steps, in the order they stand. */
function labelled(text: string): string[][] {
  return text
    .split(/^(?=(?:export )?(?:async )?function )/m)
    .map((part) => [...part.matchAll(/^\s+\/\/ (load|check|apply|save|reply)\b/gm)].map((match) => match[1]!))
    .filter((labels) => labels.length > 0)
}

/** The file of the function that carries an operation out, by the domain's routes.ts. */
function handlersOf(): Map<string, { path: string; labels: string[] }> {
  const found = new Map<string, { path: string; labels: string[] }>()
  for (const routes of ours.filter((source) => /^server\/domains\/[^/]+\/routes\.ts$/.test(source.path))) {
    const domain = inDomain(routes.path)!
    const contract = ours.find((source) => source.path === `server/domains/${domain}/contract.ts`)!
    for (const [, declared, handler] of routes.text.matchAll(
      /route\((?:\w+\.)?(\w+),\s*(?:\([^)]*\) => )?(?:\w+\.)?(\w+)/g,
    )) {
      const exported = new RegExp(`import \\{[^}]*?(\\w+) as ${declared}\\b`).exec(routes.text)?.[1] ?? declared!
      const name = new RegExp(`export const ${exported} = operation\\(\\{\\s*name: '([^']+)'`).exec(contract.text)?.[1]
      const file = ours.find(
        (source) =>
          inDomain(source.path) === domain && new RegExp(`export (async )?function ${handler}\\b`).test(source.text),
      )
      if (!name || !file) continue
      const body =
        file.text
          .split(/^(?=export (?:async )?function )/m)
          .find((part) => new RegExp(`^export (async )?function ${handler}\\b`).test(part)) ?? ''
      found.set(name, { path: file.path, labels: labelled(body)[0] ?? [] })
    }
  }
  return found
}

/** Steps in another order, and why. */
const otherOrder: Record<string, string> = {
  'server/domains/statistics/report-by-unit-and-day.ts': 'refuses too long a span before it reads anything',
}
/** Audited though they change nothing: what is written to the trail is that somebody looked. */
const onlyLook = ['contacts.open-follow', 'people.search']

describe('use cases', () => {
  it('are found for every operation', () => {
    const handlers = handlersOf()
    expect([...operations.keys()].filter((name) => !handlers.has(name))).toEqual([])
  })

  it('take their steps in order: load, check, apply, save, reply', () => {
    const wrong = ours
      .filter((source) => source.path.startsWith('server/domains/') && !(source.path in otherOrder))
      .filter(({ text }) =>
        labelled(text).some((labels) =>
          labels.some((label, at) => at > 0 && steps.indexOf(label) <= steps.indexOf(labels[at - 1]!)),
        ),
      )
    expect(wrong.map((source) => source.path)).toEqual([])
    for (const path of Object.keys(otherOrder))
      expect(
        ours.some((source) => source.path === path),
        path,
      ).toBe(true)
  })

  it('that change something and are audited save and then reply', () => {
    const handlers = handlersOf()
    const without = [...operations.values()]
      .map(({ operation }) => operation)
      .filter(({ audits, method, name }) => 'action' in audits && method !== 'GET' && !onlyLook.includes(name))
      .filter(({ name }) => {
        const labels = handlers.get(name)?.labels ?? []
        return !labels.includes('save') || labels.at(-1) !== 'reply'
      })
    expect(without.map(({ name }) => `${name} in ${handlers.get(name)?.path}`)).toEqual([])
  })

  it('and everything else a domain offers say in a docstring what they do', () => {
    const silent = ours
      .filter((source) => source.path.startsWith('server/domains/'))
      .flatMap(({ path, text }) => {
        const lines = text.split('\n')
        return lines.flatMap((line, at) => {
          const name = /^export (?:async )?function (\w+)/.exec(line)?.[1]
          return name && !lines[at - 1]?.trim().endsWith('*/') ? [`${path}: ${name}`] : []
        })
      })
    expect(silent).toEqual([])
  })
})

describe('what a reader meets', () => {
  it('no page file is longer than can be read at once', () => {
    const long = sources
      .filter(({ path }) => /^(server|web|scripts|demo|bench|e2e)\//.test(path))
      .filter(({ text }) => text.split('\n').length > 450)
      // The declarations of all operations of questions and of the directory: lists, read by their headings.
      .filter(
        ({ path }) =>
          !/^server\/domains\/(contacts|directory)\/contract\.ts$/.test(path) &&
          path !== 'server/platform/database/schema.ts',
      )
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toEqual([])
  })

  it('the glossary has the nouns the code is built of', () => {
    const glossary = readFileSync(join(root, 'docs', 'glossary.md'), 'utf8')
    const nouns = [
      'municipality',
      'authority',
      'department',
      'unit',
      'place',
      'service centre',
      'guide',
      'handler',
      'service',
      'agreement',
      'contact',
      'draft',
      'channel',
      'question',
      'reference',
      'follow code',
      'owner',
      'hand over',
      'accept',
      'return',
      'came back',
      'ask back',
      'keep',
      'promise',
      'outcome',
      'due',
      'timeline',
      'inbox',
      'record state',
      'secret',
    ]
    expect(nouns.filter((noun) => !glossary.includes(noun))).toEqual([])
    const ofDomains = new Set(ours.map(({ path }) => inDomain(path)).filter((domain) => domain !== null))
    expect(ofDomains.size).toBeGreaterThan(4)
  })

  it('no file tells of the machine it was written on', () => {
    const telling = sources.filter(
      ({ path, text }) => relative('server/architecture.test.ts', path) !== '' && /["'`(\s]\/(work|home)\//.test(text),
    )
    expect(telling.map(({ path }) => path)).toEqual([])
  })
})
