// `candor doctor`: looks at what a collector needs and says what to do about what is missing.
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineCommand } from 'citty'
import type { Brand } from '../brands/brand.ts'
import { missingBuiltFiles } from '../built-files.ts'
import { openKeys } from '../data-folder.ts'
import { openDuckdbEventStore } from '../stores/duckdb/duckdb-event-store.ts'
import { backupFindings } from './backup-findings.ts'
import { brandFindings } from './brand-findings.ts'
import type { CommandContext } from './context.ts'
import type { Finding } from './finding.ts'

const leastFreeBytes = 1_000_000_000

export const doctor = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'doctor', description: 'Check what a collector needs, and say what to do' },
    args: { json: { type: 'boolean', description: 'Print the findings as JSON and nothing else' } },
    async run({ args }) {
      const findings = await examine(context)
      const signs = { ok: '✓', note: '!', problem: '✗' }
      if (args.json) context.print(JSON.stringify(findings))
      else
        for (const { check, state, message } of findings)
          context.print(`${signs[state]} ${check}: ${message}`)
      if (findings.some(({ state }) => state === 'problem')) context.fail('there is something to mend')
    },
  })

/** Every check in order. Changes nothing but making the data and keys folders where there are none. */
export async function examine(context: CommandContext): Promise<Finding[]> {
  return [
    node(),
    build(context),
    ...(await attempt('disk', () => freeSpace(context))),
    ...(await attempt('data', () => dataFolder(context))),
    ...(await attempt('keys', () => keys(context))),
    ...(await attempt('brands', () => brands(context))),
    ...(await backupFindings(context.environment, context.now())),
    proxies(context),
  ]
}

/** What throws is a problem too, in the words of who threw. */
async function attempt(
  check: string,
  look: () => Finding | Finding[] | Promise<Finding>,
): Promise<Finding[]> {
  try {
    return [await look()].flat()
  } catch (error) {
    const message = error instanceof Error ? error.message : 'cannot be looked at'
    return [{ check, state: 'problem', message }]
  }
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isRecent = major > 20 || (major === 20 && minor >= 19)
  return finding('Node', isRecent, process.version, `${process.version} is too old: 20.19 or later is needed`)
}

function build({ dist, recordsWorker }: CommandContext): Finding {
  const thread = existsSync(recordsWorker.url) ? [] : [fileURLToPath(recordsWorker.url)]
  const missing = [...missingBuiltFiles(dist), ...thread]
  return finding('build', missing.length === 0, 'whole', `${missing.join(', ')} missing: npm run build`)
}

function freeSpace({ environment }: CommandContext): Finding {
  const { bavail, bsize } = statfsSync(nearestFolder(environment.dataFolder))
  const free = bavail * bsize
  const words = `${(free / 1e9).toFixed(1)} GB free`
  return finding(
    'disk',
    free >= leastFreeBytes,
    words,
    `${words}: the collector answers 503 when the disk is full`,
  )
}

async function dataFolder({ environment }: CommandContext): Promise<Finding> {
  const folder = environment.dataFolder
  accessSync(nearestFolder(folder), constants.W_OK)
  const opened = await openDuckdbEventStore({ dataFolder: folder })
  if (!opened.ok)
    return { check: 'data', state: 'note', message: `${opened.message}: a collector is running` }
  await opened.store.close()
  return finding('data', isPrivate(folder), folder, `${folder} can be read by others: chmod 700`)
}

function keys({ environment, now }: CommandContext): Finding {
  const opened = openKeys(environment, now)
  if (!opened.ok) return { check: 'keys', state: 'problem', message: opened.message }
  const folder = environment.keysFolder
  return finding('keys', isPrivate(folder), folder, `${folder} can be read by others: chmod 700`)
}

function isPrivate(folder: string): boolean {
  return (statSync(folder).mode & 0o077) === 0
}

function brands({ environment, now }: CommandContext): Finding | Finding[] {
  const unreadable: Finding[] = []
  const opened = openKeys(environment, now, ({ message }) => {
    unreadable.push({ check: 'brands', state: 'problem', message })
  })
  if (!opened.ok) return { check: 'brands', state: 'problem', message: 'cannot be read without the keys' }
  const found = opened.brands.readable()
  if (found.length > 0) return [...unreadable, readableBrands(found), ...brandFindings(found)]
  const message = 'none yet: npx candor brand add <brand> --origin …'
  return unreadable.length > 0 ? unreadable : { check: 'brands', state: 'note', message }
}

function readableBrands(brands: readonly Brand[]): Finding {
  return { check: 'brands', state: 'ok', message: brands.map(({ name }) => name).join(', ') }
}

function proxies({ environment }: CommandContext): Finding {
  const list = environment.trustedProxies
  if (list.length > 0) return { check: 'proxies', state: 'ok', message: list.join(', ') }
  const message =
    'none is trusted: behind a reverse proxy set CANDOR_TRUSTED_PROXIES, or all shoppers seem to be one'
  return { check: 'proxies', state: 'note', message }
}

function finding(check: string, isRight: boolean, right: string, wrong: string): Finding {
  return isRight ? { check, state: 'ok', message: right } : { check, state: 'problem', message: wrong }
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path))
}
