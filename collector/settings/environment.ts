// The operator's settings: environment variables, each with its default. `process.env` itself is read by entry files only.
import { resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

const cidrList = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine(
    (list) => list.every(isAddressOrRange),
    'must be addresses or ranges such as 192.0.2.1 or 192.0.2.0/24',
  )

const schema = z.object({
  CANDOR_PORT: z.coerce.number().int().min(0).max(65535).default(8787).describe('Port to listen on.'),
  CANDOR_HOST: z
    .string()
    .default('127.0.0.1')
    .describe(
      'Address to listen on. The collector speaks plain HTTP: keep it behind the shop’s own TLS edge.',
    ),
  CANDOR_DATA: z.string().default('./data').describe('Folder of everything that is stored.'),
  CANDOR_KEYS: z
    .string()
    .optional()
    .describe(
      'Folder of the pepper and the daily salts, kept apart from data and backups. Default: `<CANDOR_DATA>.keys`.',
    ),
  CANDOR_BACKUPS: z
    .string()
    .optional()
    .describe(
      'Folder that the running collector takes a backup into every hour, best on another disk; default: none, and no backups.',
    ),
  CANDOR_TRUSTED_PROXIES: cidrList.describe(
    'Proxies whose X-Forwarded-For, -Host and -Proto are believed: addresses or ranges, separated by commas. Default: none.',
  ),
  CANDOR_RATE_PER_SECOND: z.coerce
    .number()
    .int()
    .min(0)
    .default(100)
    .describe(
      'Batches a second taken from one address, bursts of ten seconds allowed; 0 is no limit. Addresses of this machine are not limited.',
    ),
  CANDOR_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').describe('Log level.'),
})

export interface Environment {
  port: number
  host: string
  dataFolder: string
  keysFolder: string
  /** Null: no backups are taken by themselves. */
  backupsFolder: string | null
  trustedProxies: string[]
  ratePerSecond: number
  logLevel: string
}

export type ParsedEnvironment = { ok: true; environment: Environment } | { ok: false; message: string }

/** Reads the variables; an empty one counts as not set. An error names the variable and what it must be. */
export function parseEnvironment(variables: Record<string, string | undefined>): ParsedEnvironment {
  const given = Object.entries(variables).filter(([, value]) => value?.trim())
  const result = schema.safeParse(Object.fromEntries(given))
  if (!result.success) return { ok: false, message: result.error.issues.map(explain).join('\n') }
  const values = result.data
  const dataFolder = resolve(values.CANDOR_DATA)
  return {
    ok: true,
    environment: {
      port: values.CANDOR_PORT,
      host: values.CANDOR_HOST,
      dataFolder,
      keysFolder: resolve(values.CANDOR_KEYS ?? `${dataFolder}.keys`),
      backupsFolder: values.CANDOR_BACKUPS === undefined ? null : resolve(values.CANDOR_BACKUPS),
      trustedProxies: values.CANDOR_TRUSTED_PROXIES,
      ratePerSecond: values.CANDOR_RATE_PER_SECOND,
      logLevel: values.CANDOR_LOG,
    },
  }
}

function explain(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')}: ${issue.message}`
}

function isAddressOrRange(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text)
}
