import type { ReactNode } from 'react'

/** What an embedded page says to the server: kept, and shown inside the sites that the municipality lists. */
export const embeddedHeaders = { 'x-torget-keep': '60', 'x-torget-embed': 'yes' }

/** A page of ours inside another site: nothing but itself. Its links open in the whole window. No cookies, no script. */
export function EmbeddedFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="citizen is-embedded">
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <main id="main">{children}</main>
    </div>
  )
}
