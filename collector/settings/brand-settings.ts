// A brand's settings: one typed table with every default. The tag's public part is derived here too.
import { z } from 'zod'
import { consentModes } from '../../sdk/protocol/consent.ts'
import { defaultCookiePrefix, defaultLifetimeHours } from '../../sdk/protocol/cookies.ts'
import { currencyDigits } from '../../sdk/protocol/currencies.ts'
import { resolveTagSettings, type TagSettings } from '../../sdk/protocol/tag-settings.ts'
import { attributionSettingsSchema } from './attribution-settings.ts'
import { formSettingsSchema } from './form-settings.ts'
import {
  headerText,
  isLinkBase,
  isNoticeUrl,
  mailSettingsSchema,
  webhookSettingsSchema,
} from './mail-settings.ts'
import { popinSettingsSchema } from './popin-settings.ts'
import { reportMailSchema } from './report-mail-settings.ts'
import { retentionSettingsSchema } from './retention-settings.ts'

const origin = z
  .string()
  .refine(isOrigin, 'must be an origin such as https://shop.example, without path or slash')
const parameterName = z.string().regex(/^[A-Za-z][\w-]{0,31}$/, 'must be 1 to 32 letters, digits, _ or -')

export const brandSettingsSchema = z.strictObject({
  origins: z.array(origin).min(1).describe('Origins that may send events; compared exactly.'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Europe/Paris')
    .default('Europe/Paris')
    .describe('Days in reports begin and end in this zone.'),
  currency: z
    .string()
    .refine((code) => currencyDigits.has(code), 'must be an ISO 4217 code such as EUR')
    .default('EUR')
    .describe('The currency that reports count revenue in.'),
  region: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 country such as FR')
    .default('FR')
    .describe('The country whose phone numbers are written without a prefix.'),
  languages: z
    .array(z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language such as en or pt-BR'))
    .min(1)
    .default(['en'])
    .describe('Languages of the shop, the preferred one first.'),
  cookies: z
    .strictObject({
      prefix: z
        .string()
        .regex(/^[A-Za-z][\w-]{0,31}$/, 'must be 1 to 32 letters, digits, _ or -')
        .default(defaultCookiePrefix)
        .describe('What every cookie name begins with.'),
      lifetimeHours: z
        .int()
        .min(1)
        .max(9600)
        .default(defaultLifetimeHours)
        .describe('Hours that K1–K3 and the visitor ID live (K4). Browsers keep no cookie beyond 400 days.'),
      domain: z
        .string()
        .regex(/^([a-z0-9-]+\.)+[a-z0-9-]+$/, 'must be a domain such as shop.example')
        .optional()
        .describe('The Domain attribute; absent: `cookies.reach` decides.'),
      reach: z
        .enum(['site', 'host'])
        .default('site')
        .describe(
          'Without a domain: `site` is the widest that the browser accepts, so that www and blog share a visitor; `host` is the page’s own, for shops that share a domain with others. What the collector sets (`setBy`) is the host’s unless `domain` is named.',
        ),
      setBy: z
        .enum(['script', 'server'])
        .default('script')
        .describe(
          'Who sets them: the tag’s script, or the collector by `Set-Cookie`, which needs it on a path of the shop’s own origin (K11).',
        ),
      technical: z
        .array(z.enum(['session_add', 'session_shop', 'data']))
        .default(['session_add', 'data'])
        .describe('Which of the three the brand declares technical, so that they wait for no consent.'),
    })
    .prefault({}),
  consent: z
    .enum(consentModes)
    .default('required')
    .describe('What happens before the shopper answers: `required`, `exempt` or `cookieless`.'),
  contacts: z.enum(['on', 'off']).default('off').describe('Whether e-mail and phone tags may be kept (E5).'),
  assumeFromBrand: z
    .boolean()
    .default(true)
    .describe(
      'Whether the opt-in that the brand’s server sends with an order counts for the ambassador too (C7, C8); `false`: the ambassador is asked in the popin.',
    ),
  arrival: z
    .strictObject({
      publication: parameterName
        .default('candor_pub')
        .describe('Query parameter that carries a publication ID.'),
      ambassador: parameterName
        .default('candor_add')
        .describe('Query parameter that carries `<ambassador>.<alias>`.'),
    })
    .prefault({}),
  pageViews: z
    .union([
      z.boolean(),
      z.strictObject({ queryChanges: z.boolean().default(false), hash: z.boolean().default(false) }),
    ])
    .default(true)
    .describe(
      'Whether the tag counts page views by itself, on load and when the path changes; `{"queryChanges": true, "hash": true}` counts those changes too.',
    ),
  capture: z
    .strictObject({
      dataLayer: z
        .boolean()
        .default(true)
        .describe('GA4 e-commerce pushes to `dataLayer` and `gtag` are events.'),
      links: z
        .boolean()
        .default(true)
        .describe('`outbound_click` with its host and `download` with its file are events.'),
      searchParameters: z
        .array(parameterName)
        .max(20)
        .default(['q', 's', 'search', 'query', 'keyword'])
        .describe('Query parameters that carry a search term; none: searches are not read from addresses.'),
    })
    .prefault({}),
  cmp: z
    .enum(['auto', 'off'])
    .default('auto')
    .describe(
      'Whether the tag follows a consent platform (`__tcfapi`, `__gpp`) and keeps Google Consent Mode in step.',
    ),
  controller: headerText
    .optional()
    .describe(
      'The company that answers for the data, as popins, pages and mails name it; default: the brand.',
    ),
  privacyNoticeUrl: z
    .string()
    .max(2048)
    .refine(isNoticeUrl, 'must be an https address')
    .optional()
    .describe(
      'The privacy notice that every popin, page and mail links to (G3); default: `/privacy` on the first origin.',
    ),
  privacyNoticeVersion: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, ., _ or -')
    .optional()
    .describe(
      'The version of that notice, such as `2026-11`: kept in the ledger with each answer, and told to the popins, so that another one makes the next popin ask again (G4).',
    ),
  publicUrl: z
    .string()
    .max(1024)
    .refine(isLinkBase, 'must be an address that ends in a slash, such as https://shop.example/_c/')
    .optional()
    .describe('Where shoppers reach the collector; the links of mails begin with it.'),
  mail: mailSettingsSchema.optional().describe('The SMTP server and the sender of confirmations.'),
  webhooks: webhookSettingsSchema.optional().describe('Where the brand hears of opt-ins and withdrawals.'),
  popins: popinSettingsSchema.prefault({}),
  forms: formSettingsSchema,
  attribution: attributionSettingsSchema,
  reports: z
    .strictObject({
      smallestGroup: z
        .int()
        .min(1)
        .max(1000)
        .default(10)
        .describe(
          'Rows of reports with fewer visitors behind them are hidden, and gathered in one that is called other; 1 hides none.',
        ),
      mail: z
        .array(reportMailSchema)
        .max(20)
        .default([])
        .describe(
          'Reports that are mailed at 07:00 of the brand’s zone ([to whom and when](report-mail.md)): `{"to", "report", "every"}`.',
        ),
    })
    .prefault({}),
  retention: retentionSettingsSchema,
  limits: z
    .strictObject({
      batchesPerSecond: z
        .int()
        .min(0)
        .max(1_000_000)
        .default(0)
        .describe('Batches a second taken for this brand; 0 is no limit. Beyond it: 429.'),
    })
    .prefault({}),
})

export type BrandSettings = z.infer<typeof brandSettingsSchema>
/** What a person writes: everything with a default may be left out. */
export type BrandSettingsInput = z.input<typeof brandSettingsSchema>

/** The settings that the tag may know: nothing in here is secret. */
export function tagSettings(brand: string, settings: BrandSettings): TagSettings {
  const { consent, arrival, pageViews, capture, cmp, cookies } = settings
  const { domain, ...shared } = cookies
  const written = { brand, consent, arrival, pageViews, capture, cmp }
  return resolveTagSettings({ ...written, cookies: { ...shared, ...(domain ? { domain } : {}) } })
}

/** A wildcard would be a possible host to `URL`, and match nothing. */
function isOrigin(text: string): boolean {
  if (!/^https?:\/\//.test(text) || text.includes('*')) return false
  return URL.canParse(text) && new URL(text).origin === text
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
