import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { findQuestion } from '#domains/contacts/contract.ts'
import { call } from '#web/shared/browser-call.ts'

export type FoundRow = NonNullable<z.output<(typeof findQuestion)['reply']>['row']>

/** What was found for a text: nothing asked, on its way, no such question, or the question. */
export type Found = { state: 'nothing' | 'asking' | 'none' } | { state: 'found'; row: FoundRow }

const PAIR = /(?<![\p{L}\d-])([0-9a-z]{4})([- ]?)([0-9a-z]{4})(?![\p{L}\d-])/giu
const REST = 300

/**
 * The reference somebody has written in a text, if there is one: two groups of four with a hyphen between, or eight signs of
 * which some are digits and some letters, so that neither words nor phone numbers are taken for one.
 */
export function referenceIn(text: string): string | null {
  for (const [, first = '', between, last = ''] of text.matchAll(PAIR)) {
    const signs = first + last
    if (between === '-' || (/\d/.test(signs) && /[a-z]/i.test(signs))) return `${first}-${last}`
  }
  return null
}

/** Looks up the reference in a text when the hands rest. What the reader may not know of does not exist. */
export function useReference(reference: string | null): Found {
  const [found, setFound] = useState<{ of: string; row: FoundRow | null } | null>(null)
  useEffect(() => {
    if (!reference) return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      call(findQuestion, { reference }, { signal: leaving.signal })
        .then(({ row }) => setFound({ of: reference, row }))
        .catch(() => undefined) // nothing is offered: the contact goes on without
    }, REST)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [reference])
  if (!reference) return { state: 'nothing' }
  if (found?.of !== reference) return { state: 'asking' }
  return found.row ? { state: 'found', row: found.row } : { state: 'none' }
}
