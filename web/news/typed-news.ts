import type { z } from 'zod'
import type { NewsRow, postNews } from '#domains/news/contract.ts'
import { promisedMoment } from '#web/desk/promise-time.ts'
import type { Times } from '#web/shared/i18n/times.ts'
import { field, type PageRequest } from '#web/shared/request.ts'

/** The form as typed: texts, so that what is wrong can be shown again as it was. */
export type TypedNews = {
  key: string
  revision: string
  unitId: string
  severity: string
  heading: string
  body: string
  serviceIds: string[]
  startsDay: string
  startsClock: string
  endsDay: string
  endsClock: string
  onlyAuthority: boolean
  isPublic: boolean
  publicText: string
  publicTextEn: string
}

/** Reads the sent form. */
export function readTypedNews(form: PageRequest['form']): TypedNews {
  const text = (name: string) => field(form, name)
  return {
    key: text('key'),
    revision: text('revision'),
    unitId: text('unitId'),
    severity: text('severity'),
    heading: text('heading'),
    body: text('body'),
    serviceIds: (form.fields['serviceIds'] ?? []).filter(Boolean),
    startsDay: text('startsDay'),
    startsClock: text('startsClock'),
    endsDay: text('endsDay'),
    endsClock: text('endsClock'),
    onlyAuthority: text('onlyAuthority') !== '',
    isPublic: text('isPublic') !== '',
    publicText: text('publicText'),
    publicTextEn: text('publicTextEn'),
  }
}

/** An empty form: from the first of one's units, until tomorrow's end of work. */
export function newTypedNews(unitId: string, key: string, now: string, times: Times): TypedNews {
  return {
    key,
    revision: '',
    unitId,
    severity: 'information',
    heading: '',
    body: '',
    serviceIds: [],
    startsDay: '',
    startsClock: '',
    endsDay: times.date(new Date(Date.parse(now) + 86_400_000)),
    endsClock: '17:00',
    onlyAuthority: false,
    isPublic: false,
    publicText: '',
    publicTextEn: '',
  }
}

/** The form as a piece of news stands now. */
export function typedNewsFrom(news: NewsRow, key: string, times: Times): TypedNews {
  return {
    key,
    revision: String(news.revision),
    unitId: news.unitId,
    severity: news.severity,
    heading: news.heading,
    body: news.body,
    serviceIds: news.services.map((service) => service.serviceId),
    startsDay: times.date(news.startsAt),
    startsClock: times.clock(news.startsAt),
    endsDay: times.date(news.endsAt),
    endsClock: times.clock(news.endsAt),
    onlyAuthority: news.onlyAuthority,
    isPublic: news.publicText !== null,
    publicText: news.publicText ?? '',
    publicTextEn: news.publicTextEn ?? '',
  }
}

/** What the form says as the operation takes it, or which time is lacking. The zone is the municipality's. */
export function writtenFrom(
  typed: TypedNews,
  zone: string,
): { lack: 'startsDay' | 'endsDay' } | { written: z.input<typeof postNews.input> } {
  const hasStart = typed.startsDay !== '' || typed.startsClock !== ''
  const startsAt = hasStart ? promisedMoment(typed.startsDay, typed.startsClock, zone) : null
  const endsAt = promisedMoment(typed.endsDay, typed.endsClock, zone)
  if (hasStart && !startsAt) return { lack: 'startsDay' }
  if (!endsAt) return { lack: 'endsDay' }
  return {
    written: {
      unitId: typed.unitId,
      severity: typed.severity as 'information',
      heading: typed.heading,
      body: typed.body,
      serviceIds: typed.serviceIds,
      startsAt,
      endsAt,
      onlyAuthority: typed.onlyAuthority,
      // What stands in a hidden field is not meant.
      publicText: typed.isPublic ? typed.publicText : null,
      publicTextEn: typed.isPublic ? typed.publicTextEn : null,
    },
  }
}
