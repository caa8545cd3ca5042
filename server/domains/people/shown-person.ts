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

/** A person as far as they may be shown; null when there is none. */
export async function personShown(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  personId: string,
): Promise<ShownPerson | null> {
  const row = await tx
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'protected_identity', 'address', 'email', 'phone'])
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!row) return null
  const hidden = row.protected_identity > 0
  return {
    personId: row.id,
    name: `${row.given_name} ${row.family_name}`,
    protected: hidden,
    address: hidden ? null : row.address,
    email: hidden ? null : row.email,
    phone: hidden ? null : row.phone,
  }
}
