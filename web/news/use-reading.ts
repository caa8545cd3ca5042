import { useEffect, useState } from 'react'
import { markNewsRead, type NewsRow } from '#domains/news/contract.ts'
import { call } from '#web/shared/browser-call.ts'

/** As long as this in sight, and it is read. */
const READ_AFTER = 2_500

/**
 * Marks as read what has been in sight for a while. Rows keep the place they had when the page was opened, and what was unread then
 * stays marked: nothing moves under the eyes.
 */
export function useReading(rows: readonly NewsRow[]): {
  rows: readonly NewsRow[]
  isUnread: (news: NewsRow) => boolean
} {
  const [met] = useState(() => ({ unread: new Set<string>(), places: new Map<string, number>() }))
  const isFirst = met.places.size === 0
  rows.forEach((news, index) => {
    if (news.unread) met.unread.add(key(news))
    // What comes while the page is open stands first.
    if (!met.places.has(news.newsId)) met.places.set(news.newsId, isFirst ? index : -met.places.size)
  })
  useMarking(
    rows
      .filter((news) => news.unread)
      .map(key)
      .join(','),
  )
  return {
    rows: rows.toSorted((a, b) => met.places.get(a.newsId)! - met.places.get(b.newsId)!),
    isUnread: (news) => met.unread.has(key(news)),
  }
}

function key(news: NewsRow): string {
  return `${news.newsId} ${news.revision}`
}

/** Watches what is in sight. @param unread ids and revisions, so that it begins anew when they change */
function useMarking(unread: string): void {
  useEffect(() => {
    if (unread === '' || !('IntersectionObserver' in window)) return
    const timers = new Map<Element, ReturnType<typeof setTimeout>>()
    const wanted = new Set(unread.split(','))
    const read = (element: Element) => {
      const [newsId = '', revision] = (element.getAttribute('data-news') ?? '').split(' ')
      if (document.visibilityState !== 'visible') return
      // Should it fail, it is simply unread the next time.
      call(markNewsRead, { read: [{ newsId, revision: Number(revision) }] }).catch(() => undefined)
    }
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(timers.get(target))
          if (isIntersecting)
            timers.set(
              target,
              setTimeout(() => read(target), READ_AFTER),
            )
        }
      },
      { threshold: 0.6 },
    )
    for (const element of document.querySelectorAll('[data-news]'))
      if (wanted.has(element.getAttribute('data-news') ?? '')) observer.observe(element)
    return () => {
      observer.disconnect()
      for (const timer of timers.values()) clearTimeout(timer)
    }
  }, [unread])
}
