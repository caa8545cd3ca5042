import { data } from 'react-router'

/** An address that leads nowhere. Told by the document's ErrorBoundary. */
export function loader(): never {
  throw data(null, { status: 404 })
}

export default function MissingPage() {
  return null
}
