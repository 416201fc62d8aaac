// The salt of the day: what makes an address untraceable once the salt is gone. Kept in the keys folder, so that a
// restart does not count the day's visitors twice; destroyed when two days old at most.
import { join } from 'node:path'
import { z } from 'zod'
import type { Random } from './pepper.ts'
import { readPrivateFile, replacePrivateFile } from './private-file.ts'

export interface DailySalts {
  /**
   * The 32 bytes for the UTC day of an instant in milliseconds: the same Buffer object all day. A comparison on the
   * hot path; the first call of a day writes the file, and throws what the file system throws, changing nothing.
   * A timer must ask too: on a day without events nobody else would destroy what is too old.
   */
  saltFor(nowMs: number): Buffer
}

export interface SaltPlace {
  /** The keys folder. */
  folder: string
  /** The collector's clock at start, milliseconds since 1970. */
  nowMs: number
  random: Random
}

export type OpenedSalts =
  | { ok: true; salts: DailySalts }
  | { ok: false; reason: 'salts_unreadable'; path: string }

/** By UTC day, counted from 1970. */
type Salts = ReadonlyMap<number, Buffer>

const dayMs = 86_400_000
const saltBytes = 32

const saltsFile = z
  .object({ salts: z.record(z.iso.date(), z.base64()) })
  .transform(
    ({ salts }): Salts =>
      new Map(
        Object.entries(salts).map(([date, text]) => [Date.parse(date) / dayMs, Buffer.from(text, 'base64')]),
      ),
  )
  .refine((salts) => [...salts.values()].every((salt) => salt.length === saltBytes))

/** Reads `salts.json` and destroys at once what became too old while the collector was off. */
export function openDailySalts({ folder, nowMs, random }: SaltPlace): OpenedSalts {
  const path = join(folder, 'salts.json')
  const read = parseSalts(readPrivateFile(path))
  if (read === null) return { ok: false, reason: 'salts_unreadable', path }
  const salts = createDailySalts(read, random, (kept) => replacePrivateFile(path, formatSalts(kept)))
  salts.saltFor(nowMs)
  return { ok: true, salts }
}

function createDailySalts(read: Salts, random: Random, save: (salts: Salts) => void): DailySalts {
  let kept = read
  let today = Number.NaN
  let salt: Buffer = Buffer.alloc(0)

  function startDay(day: number): void {
    const near = withoutOld(kept, day)
    const known = near.get(day)
    const next = known ?? random(saltBytes)
    const now = new Map(near).set(day, next)
    if (known === undefined || near.size < kept.size) save(now)
    kept = now
    today = day
    salt = next
  }

  return {
    saltFor(nowMs) {
      const day = Math.floor(nowMs / dayMs)
      if (day !== today) startDay(day)
      return salt
    },
  }
}

/**
 * The neighbours of a day. The day before is kept for a clock that is set back over midnight, the day after so that
 * the way forward again finds the same salt. A day begun at 0:00 is thus gone 48 hours later; a clock set wrong by
 * more than a day costs that day's count of visitors, never the promise.
 */
function withoutOld(salts: Salts, day: number): Salts {
  return new Map([...salts].filter(([of]) => Math.abs(of - day) <= 1))
}

function parseSalts(text: string | null): Salts | null {
  if (text === null) return new Map()
  try {
    return saltsFile.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function formatSalts(salts: Salts): string {
  const byDate = [...salts].map(([day, salt]) => [
    new Date(day * dayMs).toISOString().slice(0, 10),
    salt.toString('base64'),
  ])
  return `${JSON.stringify({ salts: Object.fromEntries(byDate) })}\n`
}
