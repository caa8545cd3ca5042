import { z } from 'zod'

const allowedAddress = /^(?:https:\/\/[^\s/]\S*|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d()-]{2,40})$/i

/** The only addresses a text may lead to. Everything else (javascript:, data:, http:) is left as words. */
export const safeAddress = z
  .string()
  .max(500)
  .refine((address) => allowedAddress.test(address), { params: { code: 'article.address' } })

/** A piece of a line: words, words that weigh more, or a link. */
const inline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('strong'), text: z.string() }),
  z.strictObject({ kind: z.literal('link'), text: z.string(), url: safeAddress }),
])
export type Inline = z.infer<typeof inline>

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: z.string() }),
  z.strictObject({ kind: z.literal('paragraph'), content: z.array(inline) }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.array(inline)) }),
  z.strictObject({ kind: z.literal('steps'), items: z.array(z.array(inline)) }),
])
export type Block = z.infer<typeof block>

/** An article's text as it is stored and shown: a whitelist of parts. There is no part that holds markup of any sort. */
export const body = z.array(block).max(400)
export type Body = z.infer<typeof body>
