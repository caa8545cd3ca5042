import { z } from 'zod'

/** Kebab-case, unique within the municipality. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case')
export const text = z.string().trim().min(1)
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM')
export const date = z.iso.date()
export const colour = z.string().regex(/^#[0-9A-F]{6}$/, 'a colour is #RRGGBB')
/** Only the series kept for fiction by the Swedish Post and Telecom Authority, so that no call reaches anybody. */
export const phone = z.string().regex(/^(08-465 004 \d\d|070-174 06 \d\d)$/, 'a number from the series for fiction')
export const email = z.email().regex(/\.example$/, 'an address under .example')
export const language = z.string().regex(/^[a-z]{2,3}$/, 'an ISO 639 code')
export const weekday = z.int().min(1).max(7)

export const channelSchema = z.enum(['phone', 'visit', 'email', 'web', 'chat', 'sms', 'letter', 'social', 'other'])
