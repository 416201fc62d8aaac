// The docs that are made from the product's own tables, so that they cannot lie. `npm run docs` writes them; a test compares.
import { z } from 'zod'
import { type AccessCookie, accessCookies } from '../collector/access/access-cookies.ts'
import { type Act, acts, permissions } from '../collector/access/permissions.ts'
import { type LoggedAct, loggedActs } from '../collector/access-log/logged-acts.ts'
import { createEventCounts } from '../collector/events/event-counts.ts'
import { ownEvents } from '../collector/events/own-events.ts'
import { createMetrics } from '../collector/metrics.ts'
import { capabilities } from '../collector/reports/capabilities.ts'
import { dimensions } from '../collector/reports/dimensions.ts'
import { brandSettingsSchema } from '../collector/settings/brand-settings.ts'
import { type CookieRule, cookies, defaultCookiePrefix } from '../sdk/protocol/cookies.ts'
import { eventFields, itemFields } from '../sdk/protocol/events.ts'
import { limits } from '../sdk/protocol/limits.ts'
import { refusalReasons } from '../sdk/protocol/refusals.ts'
import { code, table } from './markdown-table.ts'
import { namedReports } from './named-reports.ts'
import { renderTagPage, type SettingRow } from './render-tag-page.ts'
import { reportNotes } from './report-notes.ts'
import { renderRetentionPage } from './retention-page.ts'

const note = '<!-- Made by `npm run docs` from the tables in the code. Change those. -->'

/** Every generated page by its file name in `docs/`. */
export async function renderDocs(): Promise<Record<string, string>> {
  return {
    'events.md': page('Events', eventsPage()),
    'cookies.md': page('Cookies', cookiesPage()),
    'roles.md': page('Roles', rolesPage()),
    'settings.md': page('Settings of a brand', settingsPage()),
    'tag.md': page('The tag', renderTagPage(settingRows(brandSettingsSchema, ''))),
    'reports.md': page('Reports', reportsPage()),
    'metrics.md': page('Metrics', await metricsPage()),
    'retention.md': page('How long everything is kept', renderRetentionPage()),
  }
}

function page(title: string, parts: string[]): string {
  return `${[`# ${title}`, note, ...parts].join('\n\n')}\n`
}

const fieldList = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, kind]) => `${code(name)} ${kind.replace(/\?$/, ', optional')}`)
    .join(' · ')

function eventsPage(): string[] {
  const names = Object.entries(eventFields).map(([name, fields]) => [code(name), fieldList(fields) || '–'])
  return [
    'What is not in these tables is dropped. `page` is the command for `page_view`.',
    table(['Event', 'Parameters'], names),
    `An item (at most ${limits.itemsPerEvent} an event): ${fieldList(itemFields)}.`,
    'Kinds: `text` is scrubbed of personal data; `code` is an identifier of the shop; `count` is a whole number from 0; ' +
      '`money` is a decimal from 0 in the event’s currency, or the brand’s where it names none, stored as integer minor units. ' +
      'Both may come as text, as markup and many data layers have them: digits, with one point between them at most (`"29.95"`).',
    `An address longer than ${limits.urlLength} characters is cut: its query goes first, then the last parts of its path.`,
    `Any other name of lower-case letters, digits and underscores is a custom event of at most ${limits.customParameters} scalar parameters.`,
    '## Events of the collector’s own',
    'They stand in the store beside the others, are nobody’s, and are refused (`invalid_name`) when a page sends them.',
    table(
      ['Event', 'When'],
      Object.entries(ownEvents).map(([name, when]) => [code(name), when]),
    ),
    '## Why an event is refused',
    table(
      ['Reason', 'When'],
      Object.entries(refusalReasons).map(([reason, when]) => [code(reason), when]),
    ),
    '## Limits',
    table(
      ['Limit', 'Value'],
      Object.entries(limits).map(([name, value]) => [code(name), String(value)]),
    ),
  ]
}

function cookiesPage(): string[] {
  const rules: CookieRule[] = Object.values(cookies)
  const rows = rules.map((rule) => [
    code(defaultCookiePrefix + rule.suffix),
    rule.requirement,
    rule.holds,
    rule.purpose,
    rule.lifetime === 'brand' ? '`cookies.lifetimeHours` (4320 h)' : `${rule.lifetime / 3600} h`,
  ])
  return [
    'All are first-party: `Path=/; SameSite=Lax`, `Secure` on https. None holds an e-mail, a phone, a name or an IP. ' +
      '`technical` ones wait for no consent where the brand declares them so (`cookies.technical`); the others wait for the ' +
      'yes to their purpose. In the cookieless mode only technical ones and an opt-out are ever set; under DNT and GPC only ' +
      'those that a person asked for.',
    table(['Cookie', 'ID', 'Holds', 'Waits for', 'Lives'], rows),
    'With `cookies.setBy` `server` the collector sets them by `Set-Cookie` at the tag’s request, under the same rules: ' +
      '[what each browser makes of both](browsers.md).',
    "## On the collector's own pages",
    'For people who [log in](access.md), set by the collector on its own address and never in a shop: `Path=/; SameSite=Strict`, ' +
      '`Secure` but on `http://localhost`. There the session has its plain name; everywhere else it begins with `__Host-`, ' +
      'so that no sub-domain can write it.',
    table(
      ['Cookie', 'ID', 'Holds', 'Read by scripts', 'Lives'],
      Object.values(accessCookies).map(accessCookieRow),
    ),
  ]
}

function accessCookieRow({ name, requirement, holds, isHttpOnly, lifetime }: AccessCookie): string[] {
  const lives = lifetime === null ? 'until the browser is closed' : `${lifetime / 86_400} days`
  return [code(name), requirement, holds, isHttpOnly ? 'no' : 'yes', lives]
}

const actNames = Object.keys(acts).filter((name): name is Act => name in acts)

function loggedAs({ entity, operation, written }: LoggedAct): string {
  const how = operation === 'by_method' ? 'created, updated, deleted or read' : operation
  return `${code(entity)} ${how}${written === 'hourly' ? ', hourly' : ''}`
}

function rolesPage(): string[] {
  const rolesOf = (act: string) =>
    Object.entries(permissions).filter(([, granted]) => granted.some((one) => one === act))
  const rows = actNames.map((act) => [
    code(act),
    acts[act],
    loggedAs(loggedActs[act]),
    rolesOf(act)
      .map(([role]) => code(role))
      .join(' '),
  ])
  return [
    'What each role may do at a brand ([access](access.md)). What does not stand here is denied. `server` is the brand’s own ' +
      'server, by its key; a link to the reports is an `analyst`, one that was shared a `shared_link`.',
    table(['Act', 'Means', 'Logged as', 'Roles'], rows),
    'What is logged is in the [access log](access-log.md) before it is done; `hourly`, before it is answered, once an hour for each person, route and address.',
  ]
}

function settingsPage(): string[] {
  const rows = settingRows(brandSettingsSchema, '')
  return [
    'A JSON file for `candor brand add --settings`. An unknown key is an error that names the nearest known one.',
    table(
      ['Setting', 'Default', 'What it does'],
      rows.map(({ name, fallback, description }) => [code(name), fallback, description]),
    ),
  ]
}

/** `null` as the default of a required setting is written as “required”. */
function settingRows(schema: z.ZodObject, prefix: string): SettingRow[] {
  const defaults =
    schema.safeParse({}).data ?? schema.safeParse({ origins: ['https://shop.example'] }).data ?? {}
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const name = prefix + key
    const inner = field instanceof z.ZodPrefault ? field.unwrap() : field
    if (inner instanceof z.ZodObject) return settingRows(inner, `${name}.`)
    const isRequired = !field.safeParse(undefined).success
    const value = isRequired ? 'required' : valueInWords(defaults[key])
    return [{ name, description: z.globalRegistry.get(field)?.description ?? '', fallback: value }]
  })
}

function valueInWords(value: unknown): string {
  return value === undefined ? '–' : code(JSON.stringify(value))
}

function reportsPage(): string[] {
  return [
    '`POST /api/<brand>/reports/query` with a key of the brand. Money is in integer minor units of the brand’s currency; ' +
      'null is “not measured”, 0 is zero.',
    [
      '```json',
      '{',
      '  "metrics": ["visitors", "orders", "revenue"],',
      '  "dimensions": ["date"],',
      '  "period": { "from": "2026-11-01", "to": "2026-11-30" },',
      '  "filters": [["device", "is", "phone"]],',
      '  "compare": "previous"',
      '}',
      '```',
    ].join('\n'),
    '## Metrics',
    table(
      ['Metric', 'Unit', 'Definition', 'By'],
      capabilities.map(({ metric, unit, definition, dimensions: by }) => [
        code(metric),
        unit,
        definition,
        by.map(code).join(' '),
      ]),
    ),
    '## Dimensions',
    table(
      ['Dimension', 'Definition'],
      Object.entries(dimensions).map(([name, { definition }]) => [code(name), definition]),
    ),
    ...namedReports(),
    ...reportNotes,
  ]
}

async function metricsPage(): Promise<string[]> {
  const { registry } = createMetrics(createEventCounts())
  const rows = registry.getMetricsAsArray().map(({ name, type, help }) => [code(name), String(type), help])
  return ['`GET /metrics`, in the Prometheus text format.', table(['Metric', 'Type', 'What it says'], rows)]
}
