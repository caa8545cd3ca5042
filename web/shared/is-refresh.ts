/**
 * Whether a page that is open fetches its data anew, as opposed to being opened: the browser says that data is asked for, and from
 * which page (Referer, which our own pages send in full to our own server). In doubt it is an opening.
 */
export function isRefresh(request: Request): boolean {
  const from = request.headers.get('referer')
  if (request.headers.get('sec-fetch-dest') !== 'empty' || !from || !URL.canParse(from)) return false
  const asked = new URL(request.url).pathname.replace(/\.data$/, '')
  return new URL(from).pathname === asked
}
