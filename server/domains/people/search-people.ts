import type { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'
import { maskIdentityNumber, parseIdentityNumber } from '#platform/text/identity-number.ts'
import type { searchPeople as operation } from './contract.ts'

const MOST = 10

type Row = {
  id: string
  given: string
  family: string
  number: string | null
  hidden: number
  address: string | null
  phone: string | null
  email: string | null
  language: string
}

/**
 * Finds a person. Somebody with protected identity is found only by their whole identity number, which they give themselves;
 * a name or a phone number never leads to them.
 */
export async function searchPeople({ tx, actor, clock }: Context, input: z.output<typeof operation.input>) {
  const number = parseIdentityNumber(input.search, clock)
  const digits = input.search.replaceAll(/\D/g, '')
  const columns = sql`id, given_name as given, family_name as family, identity_number as number, protected_identity as hidden, address, phone, email, language`
  const own = sql`municipality_id = ${actor.municipalityId}`
  const byNumber = number ? sql`identity_number = ${number.digits12}` : null
  const byPhone =
    digits.length >= 7 ? sql`protected_identity = 0 and regexp_replace(phone, '\\D', '', 'g') = ${digits}` : null
  const found =
    await sql<Row>`select ${columns} from person where ${own} and (${byNumber ?? byPhone ?? byName(input.search)})
    order by family_name collate "sv-SE-x-icu", given_name collate "sv-SE-x-icu", id limit ${MOST}`.execute(tx)
  return { people: found.rows.map(show) }
}

/** Every word must begin one of the names. */
function byName(text: string) {
  const parts = text.toLocaleLowerCase('sv').split(' ').slice(0, 4)
  const each = parts.map((part) => {
    const pattern = `${part.replaceAll(/[\\%_]/g, '\\$&')}%`
    return sql`(lower(given_name) like ${pattern} or lower(family_name) like ${pattern} or lower(given_name) like ${`% ${pattern}`} or lower(family_name) like ${`%-${pattern}`})`
  })
  return sql`protected_identity = 0 and ${sql.join(each, sql` and `)}`
}

function show(row: Row) {
  const hidden = row.hidden > 0
  return {
    personId: row.id,
    name: `${row.given} ${row.family}`,
    identityNumber: row.number ? maskIdentityNumber(row.number) : null,
    protected: hidden,
    address: hidden ? null : row.address,
    phone: hidden ? null : row.phone,
    email: hidden ? null : row.email,
    language: row.language,
  }
}
