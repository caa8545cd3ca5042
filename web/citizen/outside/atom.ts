import { type Xml, xml, xmlDocument } from './xml.ts'

/** A feed as RFC 4287 has it. Addresses are whole. */
export type Feed = {
  title: string
  language: string
  /** The feed's own address, and that of the page it is about. */
  self: string
  page: string
  author: string
  /** The next page of a feed that has more. */
  next?: string | undefined
  entries: Entry[]
}

export type Entry = { id: string; title: string; text: string; language: string; updated: string; page: string }

/** The feed as an Atom document. Its time is that of its newest entry, so that it is the same until something changes. */
export function atom(feed: Feed): string {
  const updated =
    feed.entries
      .map((entry) => entry.updated)
      .toSorted()
      .at(-1) ?? '1970-01-01T00:00:00Z'
  return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
<id>${feed.self}</id>
<title>${feed.title}</title>
<updated>${updated}</updated>
<link rel="self" type="application/atom+xml" href="${feed.self}"/>
<link rel="alternate" type="text/html" href="${feed.page}"/>
${feed.next === undefined ? [] : xml`<link rel="next" type="application/atom+xml" href="${feed.next}"/>`}
<author><name>${feed.author}</name></author>
${feed.entries.map(entryOf)}
</feed>`)
}

function entryOf(entry: Entry): Xml {
  return xml`<entry xml:lang="${entry.language}">
<id>${entry.id}</id>
<title>${entry.title}</title>
<updated>${entry.updated}</updated>
<link rel="alternate" type="text/html" href="${entry.page}"/>
<summary>${entry.text}</summary>
</entry>`
}
