// `candor backup [--to <folder>]`: by the collector that runs, else from the data folder itself.
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { defineCommand } from 'citty'
import { z } from 'zod'
import { createBackups, type Taken } from '../backup/backups.ts'
import { hasRecords, openDataFolder, openKeys, openRecords } from '../data-folder.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { createAskCollector } from './ask-collector.ts'
import type { CommandContext } from './context.ts'

export const backup = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'backup', description: 'Take a backup of everything, also while the collector runs' },
    args: {
      to: { type: 'string', description: 'The folder of the backups; default: CANDOR_BACKUPS' },
      json: { type: 'boolean', description: 'Print one line of JSON and nothing else' },
    },
    async run({ args }) {
      const taken = await take(context, args.to === undefined ? null : resolve(args.to))
      if (!taken.ok) return context.fail(taken.message)
      context.print(args.json ? JSON.stringify(taken) : inWords(taken, context.environment.keysFolder))
    },
  })

/** Whoever has the records open has everything open; where there are none, no collector ever ran. */
async function take(context: CommandContext, to: string | null): Promise<Taken> {
  const { environment, now, recordsWorker } = context
  const keys = openKeys(environment, now)
  if (!keys.ok) return keys
  if (!hasRecords(environment)) return takeHere(context, to)
  const opened = await openRecords(environment, keys.keyRing, recordsWorker)
  if (!opened.ok && opened.reason === 'in_use') return askCollector(context, keys.keyRing, to)
  if (!opened.ok) return opened
  await opened.store.close()
  return takeHere(context, to)
}

async function takeHere(context: CommandContext, to: string | null): Promise<Taken> {
  const { environment, version, now, recordsWorker } = context
  const opened = await openDataFolder(environment, { now, recordsWorker })
  if (!opened.ok) return opened
  const { folder } = opened
  // Nobody writes the journal.
  const source = { ...folder, dataFolder: environment.dataFolder, cutJournal: async () => {} }
  try {
    await folder.accessLog.add(null, { by: 'operator', operation: 'created', entity: 'backup' })
    return await createBackups({ ...environment, source, version, now, random: randomBytes }).take(to)
  } finally {
    await folder.close()
  }
}

const answer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    path: z.string(),
    begunAt: z.number(),
    endedAt: z.number(),
    events: z.number(),
    waiting: z.number(),
    bytes: z.number(),
    newBytes: z.number(),
  }),
  z.object({ ok: z.literal(false), message: z.string() }),
])

async function askCollector(context: CommandContext, keyRing: KeyRing, to: string | null): Promise<Taken> {
  const ask = createAskCollector({ ...context, keyRing })
  // The collector answers 200 and goes on answering while it takes one: whether it could is in the answer.
  const asked = await ask(
    answer.transform((taken) => ({ taken })),
    'POST',
    '/backups',
    { to },
  )
  return asked.ok ? asked.taken : asked
}

function inWords(
  { path, events, waiting, bytes, newBytes, begunAt, endedAt }: Extract<Taken, { ok: true }>,
  keysFolder: string,
): string {
  const size = `${megabytes(bytes)} MB, ${megabytes(newBytes)} MB of it new`
  return `${path}: ${events} events, ${waiting} in segments of the journal, ${size}, in ${((endedAt - begunAt) / 1000).toFixed(1)} s. The keys are not in it: ${keysFolder} must be kept elsewhere`
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
