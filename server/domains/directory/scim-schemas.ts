import { schemas } from './scim-user.ts'

const attribute = (name: string, more: object = {}) => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
})

const valueAndType = [attribute('value'), attribute('type', { canonicalValues: ['work'] })]

/** What this server can do (RFC 7643, 5). */
export function serviceProviderConfig(base: string) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: 200 },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer',
        description: 'A key that the administrator has made.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  }
}

/** The one kind of resource: users. */
export function resourceTypes(base: string) {
  return [
    {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
      id: 'User',
      name: 'User',
      endpoint: '/Users',
      schema: schemas.user,
      schemaExtensions: [{ schema: schemas.enterprise, required: false }],
      meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
    },
  ]
}

/** Which attributes are kept. */
export function schemaList(base: string) {
  const schema = (id: string, name: string, attributes: object[]) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    attributes,
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  })
  return [
    schema(schemas.user, 'User', [
      attribute('userName', { required: true, uniqueness: 'server' }),
      attribute('externalId', { caseExact: true }),
      attribute('name', {
        type: 'complex',
        required: true,
        subAttributes: [
          attribute('givenName', { required: true }),
          attribute('familyName', { required: true }),
          attribute('formatted', { mutability: 'readOnly' }),
        ],
      }),
      attribute('displayName', { mutability: 'readOnly' }),
      attribute('title'),
      attribute('active', { type: 'boolean' }),
      attribute('preferredLanguage', { mutability: 'readOnly' }),
      attribute('emails', { type: 'complex', multiValued: true, subAttributes: valueAndType }),
      attribute('phoneNumbers', { type: 'complex', multiValued: true, subAttributes: valueAndType }),
    ]),
    schema(schemas.enterprise, 'EnterpriseUser', [
      attribute('employeeNumber', { mutability: 'readOnly' }),
      attribute('department'),
    ]),
  ]
}
