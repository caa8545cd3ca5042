const DAY = /^\d{4}-\d{2}-\d{2}$/
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The day and place an address asks for. `isOdd`: something in it means nothing, and `search` is the address without it. */
export function askedDay(request: Request) {
  const query = new URL(request.url).searchParams
  const [day, place] = [query.get('day'), query.get('place')]
  const isDay = day !== null && DAY.test(day) && !Number.isNaN(Date.parse(day))
  const isPlace = place !== null && ID.test(place)
  const kept = new URLSearchParams({ ...(isDay ? { day } : {}), ...(isPlace ? { place } : {}) })
  return {
    day: isDay ? day : null,
    placeId: isPlace ? place : null,
    isOdd: (day !== null && day !== '' && !isDay) || (place !== null && place !== '' && !isPlace),
    search: kept.size > 0 ? `?${kept}` : '',
  }
}
