// `candor brand add <brand> --origin <origin>… --json`
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { defineCommand } from 'citty'
import { addBrand } from '../brands/add-brand.ts'
import { openKeys } from '../data-folder.ts'
import { openTombstones } from '../erasure/tombstones.ts'
import { isRecord } from '../events/parse-batch.ts'
import { newToken } from '../privacy/token.ts'
import type { CommandContext } from './context.ts'
import { repeatedOption } from './repeated-option.ts'

/** Options that stand for a setting of the same meaning. */
const settingOptions = { consent: 'consent', currency: 'currency', 'time-zone': 'timeZone' } as const

export const brandAdd = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'add', description: 'Add a brand and print its API key, once' },
    args: {
      brand: {
        type: 'positional',
        required: true,
        description: 'The brand’s name: lower-case letters, digits, hyphens',
      },
      origin: {
        type: 'string',
        description: 'An origin of the shop, e.g. https://shop.example; may be repeated',
      },
      consent: { type: 'string', description: 'required (default), exempt or cookieless' },
      currency: { type: 'string', description: 'ISO 4217 code, EUR by default' },
      'time-zone': { type: 'string', description: 'IANA time zone, Europe/Paris by default' },
      settings: { type: 'string', description: 'A JSON file with any of the brand’s settings' },
      json: { type: 'boolean', description: 'Print {"brand","api_key"} and nothing else' },
    },
    run({ args, rawArgs }) {
      const keys = openKeys(context.environment, context.now)
      if (!keys.ok) return context.fail(keys.message)
      const settings = {
        ...settingsFile(args.settings, context),
        ...settingsOf(args, repeatedOption(rawArgs, 'origin')),
      }
      const makeToken = () => newToken(randomBytes)
      const tombstones = openTombstones(context.environment.keysFolder)
      const added = addBrand(args.brand, settings, {
        ...keys,
        newToken: makeToken,
        now: context.now(),
        isErased: tombstones.hasBrand,
      })
      if (!added.ok) return context.fail(added.message)
      context.print(
        args.json
          ? JSON.stringify({ brand: args.brand, api_key: added.apiKey })
          : inWords(args.brand, added.apiKey),
      )
    },
  })

function settingsOf(args: Record<string, unknown>, origins: string[]): Record<string, unknown> {
  const given = Object.entries(settingOptions).flatMap(([option, setting]) => {
    const value = args[option]
    return value === undefined ? [] : [[setting, value] as const]
  })
  return { ...(origins.length > 0 ? { origins } : {}), ...Object.fromEntries(given) }
}

function settingsFile(path: string | undefined, context: CommandContext): Record<string, unknown> {
  if (path === undefined) return {}
  const settings = readJson(path, context)
  return isRecord(settings) ? settings : context.fail(`${path}: must hold an object`)
}

function readJson(path: string, context: CommandContext): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return context.fail(`${path}: ${error instanceof Error ? error.message : 'cannot be read'}`)
  }
}

function inWords(brand: string, apiKey: string): string {
  return [
    `${brand} is there. Its API key, shown this once: ${apiKey}`,
    `The tag, where the collector is reached as /_c/: <script async src="/_c/${brand}.js"></script>`,
    `A link to its reports: npx candor report-link ${brand}`,
  ].join('\n')
}
