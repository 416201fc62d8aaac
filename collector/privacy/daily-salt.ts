// The salt of the day: what makes an address untraceable once the salt is gone. One file a day in the keys folder, so
// that a restart, or a second collector on the same keys, counts nobody twice; destroyed when two days old at most.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from './pepper.ts'
import { createPrivateFile, destroyPrivateFile, readPrivateFile } from './private-file.ts'

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

const dayMs = 86_400_000
const saltBytes = 32
/** Also of a draft that was left behind when its collector was killed. */
const saltFileName = /^salt-(\d{4}-\d\d-\d\d)\.txt/

class UnreadableSalt extends Error {
  constructor(readonly path: string) {
    super(`${path} cannot be read`)
  }
}

/** Reads or makes the day's salt, and destroys at once what became too old while the collector was off. */
export function openDailySalts({ folder, nowMs, random }: SaltPlace): OpenedSalts {
  const salts = createDailySalts(folder, random)
  try {
    salts.saltFor(nowMs)
    return { ok: true, salts }
  } catch (error) {
    if (error instanceof UnreadableSalt) return { ok: false, reason: 'salts_unreadable', path: error.path }
    throw error
  }
}

function createDailySalts(folder: string, random: Random): DailySalts {
  let today = Number.NaN
  let salt: Buffer = Buffer.alloc(0)

  return {
    saltFor(nowMs) {
      const day = Math.floor(nowMs / dayMs)
      if (day !== today) {
        salt = saltOf(folder, day, random)
        today = day
        destroyOld(folder, day)
      }
      return salt
    },
  }
}

/** Whoever is first that day makes it; everybody reads what is there then. */
function saltOf(folder: string, day: number, random: Random): Buffer {
  const path = join(folder, `salt-${dateOf(day)}.txt`)
  const known = readPrivateFile(path)
  if (known === null) createPrivateFile(path, `${random(saltBytes).toString('base64')}\n`)
  const salt = Buffer.from(known ?? readPrivateFile(path) ?? '', 'base64')
  if (salt.length !== saltBytes) throw new UnreadableSalt(path)
  return salt
}

/**
 * The neighbours of a day stay. The day before is kept for a clock that is set back over midnight, the day after so
 * that the way forward again finds the same salt. A day begun at 0:00 is thus gone 48 hours later; a clock set wrong
 * by more than a day costs that day's count of visitors, never the promise.
 */
function destroyOld(folder: string, day: number): void {
  for (const name of readdirSync(folder)) {
    const [, date] = saltFileName.exec(name) ?? []
    if (date && !(Math.abs(Date.parse(date) / dayMs - day) <= 1)) destroyPrivateFile(join(folder, name))
  }
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}
