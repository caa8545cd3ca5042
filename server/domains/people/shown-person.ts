import type { RawBuilder } from 'kysely'
import { sql } from '#platform/database/database.ts'
import type { Context } from '#platform/operations/context.ts'

/** A person as screens may show them. With protected identity nothing but the name goes out: no address, phone or e-mail. */
export type ShownPerson = {
  personId: string
  name: string
  protected: boolean
  address: string | null
  email: string | null
  phone: string | null
}

/** A person as the database tells them: only for shownPerson, which knows what may be shown. */
export type PersonRow = {
  id: string
  givenName: string
  familyName: string
  protectedIdentity: number
  address: string | null
  email: string | null
  phone: string | null
}

/** The columns of a PersonRow as one JSON value, for another domain's query that joins `person` under this name. */
export function personJson(name: string): string {
  return `json_build_object('id', ${name}.id, 'givenName', ${name}.given_name, 'familyName', ${name}.family_name,
    'protectedIdentity', ${name}.protected_identity, 'address', ${name}.address, 'email', ${name}.email, 'phone', ${name}.phone)`
}

const columns = sql.raw(personJson('p')) as RawBuilder<PersonRow>

/** A person as far as they may be shown. */
export function shownPerson(row: PersonRow): ShownPerson {
  const hidden = row.protectedIdentity > 0
  return {
    personId: row.id,
    name: `${row.givenName} ${row.familyName}`,
    protected: hidden,
    address: hidden ? null : row.address,
    email: hidden ? null : row.email,
    phone: hidden ? null : row.phone,
  }
}

/** A person as far as they may be shown; null when there is none. */
export async function personShown(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  personId: string,
): Promise<ShownPerson | null> {
  const found = await sql<{ person: PersonRow }>`select ${columns} as person from person p
    where p.municipality_id = ${actor.municipalityId} and p.id = ${personId}`.execute(tx)
  return found.rows[0] ? shownPerson(found.rows[0].person) : null
}
