// What was erased, as opaque IDs and keyed tags, beside the keys: outside data and backups, so that a restored backup is
// told of it. Only ever added to; a line a tombstone.
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
}

export function openTombstones(keysFolder: string): Tombstones {
  const folder = join(keysFolder, 'erased')
  return {
    add(tombstone) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const month = new Date(tombstone.at).toISOString().slice(0, 7)
      appendLine(join(folder, `${month}.ndjson`), JSON.stringify(form.parse(tombstone)))
      syncFolderNow(folder)
      syncFolderNow(keysFolder)
    },
    read() {
      const lines = namesIn(folder).flatMap((name) => linesOf(join(folder, name)))
      const parsed = lines.map((line) => form.safeParse(parseJson(line)))
      const tombstones = parsed.flatMap(({ data }) => data ?? []).sort((one, other) => one.at - other.at)
      return { tombstones, unreadable: parsed.filter(({ success }) => !success).length }
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

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

function namesIn(folder: string): string[] {
  return unlessMissingNow(() => readdirSync(folder), [])
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
}
