// `candor keys retire <version>`: an older version of the pepper, once nothing needs it. Says what still does.
import { existsSync } from 'node:fs'
import { defineCommand } from 'citty'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { openDataFolder, openKeys, recordKeys } from '../data-folder.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { removePepper } from '../privacy/pepper.ts'
import type { EventStore } from '../stores/events.ts'
import { databasePath } from '../stores/libsql/database-files.ts'
import { versionUsesIn } from '../stores/libsql/version-uses.ts'
import type { CommandContext } from './context.ts'
import { refuseWhileRunning } from './refuse-while-running.ts'

export const keysRetire = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'retire', description: 'Destroy an older version of the keys that nothing needs any more' },
    args: {
      version: { type: 'positional', required: true, description: 'The version' },
      'new-visitors': {
        type: 'boolean',
        description: 'Let everybody who comes back count as a new visitor from now on',
      },
    },
    async run({ args }) {
      const version = Number(args.version)
      await refuseWhileRunning(context)
      const keys = openKeys(context.environment, context.now)
      if (!keys.ok) return context.fail(keys.message)
      const { keyRing, brands } = keys
      if (!keyRing.versions.includes(version)) return context.fail(`there is no version ${args.version}`)
      if (keyRing.versions[0] === version)
        return context.fail(`version ${version} is the newest: candor keys rotate makes another`)
      const needs = [
        ...inRecords(context, keyRing, brands, version),
        ...inBrandFiles(brands, version),
        ...(await inEvents(context, version)),
        ...(args['new-visitors'] ? [] : visitors(keyRing, version)),
      ]
      if (needs.length > 0) return context.fail(`version ${version} is still needed: ${needs.join('; ')}`)
      removePepper(context.environment.keysFolder, version)
      context.print(`Version ${version} is gone; of its bytes nothing is left in the keys folder.`)
    },
  })

function inRecords(
  { environment }: CommandContext,
  keyRing: KeyRing,
  brands: Pick<BrandRegistry, 'list'>,
  version: number,
): string[] {
  const ofVersion = (brand: string | null) => keyRing.secretKey(brand, 'records-file', version)?.export()
  return [null, ...brands.list()].flatMap((brand) => {
    const path = databasePath(environment.dataFolder, brand)
    if (!existsSync(path)) return []
    const whose = brand ?? 'the operator'
    const { key, uses } = versionUsesIn(path, recordKeys(keyRing, brand), version)
    return [
      ...(key === ofVersion(brand)?.toString('hex') ? [`the records file of ${whose}`] : []),
      ...uses.map(({ table, rows }) => `${rows} rows of ${table} of ${whose}`),
    ]
  })
}

/** Keys of brands' servers, and links to reports, until they are replaced. */
function inBrandFiles(brands: BrandRegistry, version: number): string[] {
  return brands.list().flatMap((name) => {
    const keys = brands.find(name)?.keys.filter(({ hash }) => hash.startsWith(`h${version}_`)) ?? []
    return keys.length > 0 ? [`${keys.length} access keys of ${name}`] : []
  })
}

async function inEvents({ environment, now, recordsWorker, fail }: CommandContext, version: number) {
  const opened = await openDataFolder(environment, { now, recordsWorker })
  if (!opened.ok) return fail(opened.message)
  const { store, brands, close } = opened.folder
  try {
    const needs: string[] = []
    for (const brand of brands.list()) {
      const events = await taggedEvents(store, brand, version)
      if (events > 0) needs.push(`${events} events of ${brand} with a customer, e-mail or phone`)
    }
    return needs
  } finally {
    await close()
  }
}

/** The last whose year is written with four digits, as months are. */
const lastMoment = Date.parse('9999-12-31')

async function taggedEvents(store: EventStore, brand: string, version: number): Promise<number> {
  const head = `h${version}_`
  const sql = (events: string) =>
    `select count(*) as n from ${events} where starts_with(customer, $head) or starts_with(email, $head) or starts_with(phone, $head)`
  const [row] = await store.query({ brand, from: 0, until: lastMoment, sql, params: { head } })
  return Number(row?.n)
}

/** They stay under the oldest version, so that a rotation makes nobody new. */
function visitors({ versions }: KeyRing, version: number): string[] {
  return versions.at(-1) === version ? ['visitors who come back (or say --new-visitors)'] : []
}
