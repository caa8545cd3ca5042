import { z } from 'zod'
import { StartUpError } from './start-up-error.ts'

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  TORGET_DATA: z.string().default('data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' })
    .optional(),
  TORGET_APP_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' })
    .optional(),
  TORGET_ORIGIN: z.url().optional(),
  TORGET_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  TORGET_DEMO: z.enum(['yes', 'no']).default('yes'),
  TORGET_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  TORGET_POOL: z.coerce.number().int().min(1).max(100).default(10),
  TORGET_PREPARED: z.enum(['yes', 'no']).default('yes'),
  TORGET_REQUESTS_PER_MINUTE: z.coerce.number().int().min(60).max(100_000_000).default(1200),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  SMTP_URL: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(
      z.array(
        z.url({
          protocol: /^smtps?$/,
          error: 'must look like smtp://user:password@host:587 (several: separated by commas)',
        }),
      ),
    )
    .optional(),
  SMTP_FROM: z.email('must be an address such as servicecenter@ekby.example').optional(),
})

/** Everything the process can be told from outside, read once and typed. See docs/how-to/run-in-production.md. */
export type Config = ReturnType<typeof readConfig>

/**
 * Reads the settings from the environment. Throws StartUpError naming each setting that is wrong and what it should be.
 * @param environment usually process.env
 */
export function readConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new StartUpError(`The settings cannot be used: ${faults.join('; ')}.`, 2)
  }
  const read = parsed.data
  if (read.SMTP_URL && !read.SMTP_FROM)
    throw new StartUpError('SMTP_URL is given but not SMTP_FROM, the address messages are from.', 2)
  return {
    port: read.PORT,
    host: read.HOST,
    dataFolder: read.TORGET_DATA,
    databaseUrl: read.DATABASE_URL ?? null,
    appDatabaseUrl: read.TORGET_APP_DATABASE_URL ?? null,
    /** How browsers reach us, such as https://torget.ekby.example. Null: http on the address we listen to. */
    origin: read.TORGET_ORIGIN ?? null,
    secret: read.TORGET_SECRET ?? null,
    demo: read.TORGET_DEMO === 'yes',
    logLevel: read.TORGET_LOG,
    poolSize: read.TORGET_POOL,
    /** Whether the database keeps the plans of statements it has seen. 'no' behind a pooler that hands each transaction another connection. */
    preparedStatements: read.TORGET_PREPARED === 'yes',
    /** Requests a minute from one address before it is asked to wait; half as many pages. Benchmarks and replays raise it. */
    requestsPerMinute: read.TORGET_REQUESTS_PER_MINUTE,
    signIn:
      read.OIDC_ISSUER && read.OIDC_CLIENT_ID
        ? { issuer: read.OIDC_ISSUER, clientId: read.OIDC_CLIENT_ID, clientSecret: read.OIDC_CLIENT_SECRET ?? null }
        : null,
    /** Mail relays, the preferred first, and the address messages are from. Null: letters are written to files (demo). */
    smtp: read.SMTP_URL && read.SMTP_FROM ? { relays: read.SMTP_URL, sender: read.SMTP_FROM } : null,
  }
}
