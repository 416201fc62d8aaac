// What was erased, as opaque IDs and keyed tags, beside the keys: outside data and backups, so that a restored backup is
// told of it. A file a month, a line a tombstone; a month goes as a whole, when no backup needs it any more (R18).
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { destroyPrivateFile, exchangePrivateFile } from '../privacy/private-file.ts'
import { syncFolderNow } from '../sync-folder.ts'
import { unlessMissingNow } from '../unless-missing.ts'
import { erasureKinds, erasureReasons } from './asked-erasure.ts'

const tags = z.array(z.string())

const form = z.strictObject({
  /** Of the erasure. */
  id: z.string(),
  brand: z.string(),
  kind: z.enum(erasureKinds),
  reason: z.enum(erasureReasons),
  by: z.string(),
  /** What was there at this moment is gone (milliseconds since 1970); what came later is not meant. */
  at: z.int(),
  /** Contacts by their IDs. */
  contacts: tags,
  ambassador: z.string().nullable(),
  /** Whose events, by what they stood under. */
  whose: z.strictObject({ visitors: tags, customers: tags, emails: tags, phones: tags }),
  /** The opt-outs that stood for the person: they must stand in an older backup too (B1). */
  suppressions: z.array(
    z.strictObject({ person: z.string(), ambassador: z.string(), reason: z.string(), since: z.int() }),
  ),
})
export type Tombstone = z.infer<typeof form>

export interface Tombstones {
  /** On disk when it returns. Throws what the file system throws: then nothing counts as erased. */
  add(tombstone: Tombstone): void
  /** The oldest first. `unreadable`: lines that are none; the last of a file may be one that a kill cut off. */
  read(): { tombstones: Tombstone[]; unreadable: number }
  /** Whether a brand was erased, or is being. */
  hasBrand(name: string): boolean
  /** The months, `2026-11`, that `forget` would take something of, the oldest first. */
  months(): string[]
  /**
   * Takes away what a month says of people. That a brand was erased stays: nobody is in it, and its name is never given
   * again. Killed anywhere, the brands are still told of, and the month goes the next time.
   */
  forget(month: string): void
}

export function openTombstones(keysFolder: string): Tombstones {
  const folder = join(keysFolder, 'erased')
  const fileOf = (month: string) => join(folder, `${month}.ndjson`)
  const linesIn = () => monthsIn(folder).flatMap((month) => linesOf(fileOf(month)).map(parseLine))
  return {
    add(tombstone) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const month = new Date(tombstone.at).toISOString().slice(0, 7)
      appendLine(fileOf(month), JSON.stringify(form.parse(tombstone)))
      syncFolderNow(folder)
      syncFolderNow(keysFolder)
    },
    read() {
      const parsed = linesIn()
      const tombstones = parsed.flatMap(({ data }) => data ?? []).sort((one, other) => one.at - other.at)
      return { tombstones, unreadable: parsed.filter(({ success }) => !success).length }
    },
    hasBrand: (name) => linesIn().some(({ data }) => data?.kind === 'brand' && data.brand === name),
    months: () => monthsIn(folder).filter((month) => !linesOf(fileOf(month)).every(isOfBrand)),
    forget(month) {
      const path = fileOf(month)
      const kept = linesOf(path).filter(isOfBrand)
      if (kept.length === 0) destroyPrivateFile(path)
      else exchangePrivateFile(path, kept.map((line) => `${line}\n`).join(''))
    },
  }
}

/** Begins a line of its own behind one that was cut off. */
function appendLine(path: string, line: string): void {
  const file = openSync(path, 'a+', 0o600)
  try {
    const { size } = fstatSync(file)
    const last = Buffer.alloc(1)
    const isCut = size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n'
    writeSync(file, `${isCut ? '\n' : ''}${line}\n`)
    fdatasyncSync(file)
  } finally {
    closeSync(file)
  }
}

function parseLine(line: string) {
  return form.safeParse(parseJson(line))
}

function isOfBrand(line: string): boolean {
  return parseLine(line).data?.kind === 'brand'
}

function linesOf(path: string): string[] {
  const text = unlessMissingNow(() => readFileSync(path, 'utf8'), '')
  return text.split('\n').filter((line) => line !== '')
}

function monthsIn(folder: string): string[] {
  return unlessMissingNow(() => readdirSync(folder), [])
    .flatMap((name) => /^(\d{4}-\d\d)\.ndjson$/.exec(name)?.[1] ?? [])
    .sort()
}
