// docs/tag.md: what the tag takes, what it keeps on the device, what it says in the console.
import type { ReportCodes } from '../sdk/browser/report.ts'
import { defaultCookiePrefix } from '../sdk/protocol/cookies.ts'
import { limits } from '../sdk/protocol/limits.ts'
import type { BrandTagSettings } from '../sdk/protocol/tag-settings.ts'
import { toSettings } from '../sdk/to-settings.ts'
import { code, table } from './markdown-table.ts'

export interface SettingRow {
  name: string
  description: string
  fallback: string
}

/** What `createCandor` takes of a brand's settings. */
const tagParts: Record<Exclude<keyof BrandTagSettings, 'brand'>, true> = {
  consent: true,
  cookies: true,
  arrival: true,
  pageViews: true,
  capture: true,
  cmp: true,
}

/** Every code with all its meanings, which the compiler compares with those of the tag. */
const consoleCodes: { [Code in keyof ReportCodes]: Record<ReportCodes[Code], true> } = {
  no_settings: { 'the tag found no brand, or no address to send to; it does nothing': true },
  invalid_call: {
    'there is no such command': true,
    '`data` takes a customer_id and gifts, each an identifier, and nothing else': true,
  },
  failed: {
    'something failed inside the tag, in a listener or in an argument; the page goes on': true,
  },
}

/** The page's parts. `settings` are all of a brand's. */
export function renderTagPage(settings: SettingRow[]): string[] {
  const options = settings.filter(({ name }) => name.replace(/\..*/, '') in tagParts)
  return [
    '## Settings',
    '`createCandor` of the npm package takes these of [a brand’s settings](settings.md), typed as `BrandTagSettings`, ' +
      'beside `brand` and `endpoint`.',
    table(
      ['Setting', 'Default'],
      options.map(({ name, fallback }) => [code(name), fallback]),
    ),
    'The script itself knows no defaults. The collector resolves them and writes the result into `GET /<brand>.js`, or ' +
      'into the element of a [pinned tag](browsers.md#a-pinned-tag). For a brand that sets nothing it is',
    ['```json', jsonLines(toSettings({ brand: 'shop-fr' }) ?? {}), '```'].join('\n'),
    '## What it keeps on the device',
    'The [cookies](cookies.md), and one text on each of the browser’s two shelves. Only where the shopper, or the mode ' +
      '`exempt`, allows analytics; never in the mode `cookieless`, and gone as soon as it is no longer allowed.',
    table(['Shelf', 'Key', 'Holds', 'Until'], shelves),
    'The first page that opens takes what was left, so that two tabs do not send the same. Two that open in one instant may: each process of the browser has its own copy of `localStorage`, and no lock is ordered with it. An event keeps its ID, so the collector stores it once.',
    '## Lines in the console',
    'One line each, `candor <code>`, without a value that a shopper typed. That the collector refused a batch is seen in ' +
      "the browser’s own network lines; `candor('on', 'sent', …)` tells its status.",
    table(
      ['Code', 'When'],
      Object.entries(consoleCodes).map(([name, when]) => [
        code(name),
        `${name === 'invalid_call' ? 'followed by the command: ' : ''}${Object.keys(when).join('; or ')}`,
      ]),
    ),
  ]
}

/** One line an entry, lists too, as the house's formatter would. */
function jsonLines(object: object): string {
  const lines = Object.entries(object).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value).replaceAll('","', '", "')}`,
  )
  return `{\n${lines.join(',\n')}\n}`
}

/** One key on both. */
const shelfKey = code(`${defaultCookiePrefix}queue`)
const shelves = [
  [
    '`localStorage`',
    shelfKey,
    `batches that the collector has not answered for, one a line, without who is logged in: at most ${limits.storedEvents} ` +
      `events and ${limits.storedCharacters} characters, the oldest go first`,
    'the next page takes and sends them',
  ],
  [
    '`sessionStorage`',
    shelfKey,
    `in which list, and where in it, an item was shown, and which orders were sent: the newest ${limits.rememberedItems}`,
    'the tab is closed',
  ],
]
