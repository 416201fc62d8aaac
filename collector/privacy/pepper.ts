// The pepper: the secret under every lasting pseudonym. It lives in the keys folder, outside data and backups.
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { createPrivateFile, exchangePrivateFile, readPrivateFile } from './private-file.ts'

/** Fills this many random bytes; `node:crypto`'s `randomBytes` outside tests. */
export type Random = (bytes: number) => Buffer

export interface Pepper {
  /** The version that new tags are made under: the highest. */
  version: number
  /** Every version still looked up under, 32 bytes each. */
  peppers: ReadonlyMap<number, Buffer>
}

export interface PepperPlace {
  /** The keys folder. */
  folder: string
  /** Whether the data folder holds anything yet. */
  dataExists: boolean
  random: Random
}

export type OpenedPepper =
  | { ok: true; pepper: Pepper }
  | {
      ok: false
      /** `pepper_missing`: there is data, but not the key it was written under. `pepper_unreadable`: not our format. */
      reason: 'pepper_missing' | 'pepper_unreadable'
      path: string
    }

const pepperBytes = 32

const pepperFile = z
  .object({
    version: z.int().positive(),
    peppers: z.record(
      z.string().regex(/^[1-9]\d{0,5}$/),
      z.base64().transform((text) => Buffer.from(text, 'base64')),
    ),
  })
  .transform(({ version, peppers }) => ({
    version,
    peppers: new Map(Object.entries(peppers).map(([name, bytes]) => [Number(name), bytes])),
  }))
  .refine(({ version, peppers }) => version === Math.max(...peppers.keys()))
  .refine(({ peppers }) => [...peppers.values()].every((bytes) => bytes.length === pepperBytes))

/**
 * Reads `pepper.json`, or makes it on the very first start. Where there is data it is never made anew: under another
 * pepper nobody would be recognised, and no opt-out would hold.
 */
export function openPepper({ folder, dataExists, random }: PepperPlace): OpenedPepper {
  const path = join(folder, 'pepper.json')
  const text = readPrivateFile(path)
  if (text !== null) return parsePepper(text, path)
  if (dataExists) return { ok: false, reason: 'pepper_missing', path }
  const first = { version: 1, peppers: { '1': random(pepperBytes).toString('base64') } }
  createPrivateFile(path, `${JSON.stringify(first)}\n`)
  // Read back: another process may have been first.
  return parsePepper(readPrivateFile(path) ?? '', path)
}

/** Adds a version, which what is made from the next start on is made under; the older ones stay, to look up by. */
export function addPepper({ folder, random }: Pick<PepperPlace, 'folder' | 'random'>): OpenedPepper {
  return changePepper(folder, (pepper) => {
    const version = pepper.version + 1
    return { version, peppers: new Map([...pepper.peppers, [version, random(pepperBytes)]]) }
  })
}

/** Takes an older version away, and writes zeros over the file that held it. The newest stays. */
export function removePepper(folder: string, version: number): OpenedPepper {
  return changePepper(folder, (pepper) => {
    const peppers = new Map(pepper.peppers)
    if (version !== pepper.version) peppers.delete(version)
    return { version: pepper.version, peppers }
  })
}

function changePepper(folder: string, change: (pepper: Pepper) => Pepper): OpenedPepper {
  const path = join(folder, 'pepper.json')
  const text = readPrivateFile(path)
  if (text === null) return { ok: false, reason: 'pepper_missing', path }
  const opened = parsePepper(text, path)
  if (!opened.ok) return opened
  const { version, peppers } = change(opened.pepper)
  const written = [...peppers].map(([name, bytes]) => [String(name), bytes.toString('base64')])
  exchangePrivateFile(path, `${JSON.stringify({ version, peppers: Object.fromEntries(written) })}\n`)
  return parsePepper(readPrivateFile(path) ?? '', path)
}

function parsePepper(text: string, path: string): OpenedPepper {
  const parsed = pepperFile.safeParse(parseJson(text))
  return parsed.success ? { ok: true, pepper: parsed.data } : { ok: false, reason: 'pepper_unreadable', path }
}
