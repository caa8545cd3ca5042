import type { ReactNode } from 'react'
import { useRouteLoaderData } from 'react-router'

/** The middle of the desk, with the page's title in the browser's tab. */
export function Middle({ title, children }: { title: string; children: ReactNode }) {
  const root = useRouteLoaderData<{ municipality: { shortName: string } }>('root')
  return (
    <main className="middle" id="main" tabIndex={-1}>
      <title>{root ? `${title}, Torget i ${root.municipality.shortName}` : title}</title>
      {children}
    </main>
  )
}
