// The list of a backup: every file in it, what each holds, and where the chains of its logs ended. Sealed as the files are.
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import type { Random } from '../privacy/pepper.ts'
import { syncFolder } from '../sync-folder.ts'
import type { BackupKey, BackupKeys } from './backup-keys.ts'
import { sealFile } from './seal-file.ts'
import { NotAsSealed, unsealText } from './unseal-file.ts'

/** Where a file stands in the data folder; in the backup the same with `.sealed` behind it. */
const place = z
  .string()
  .regex(
    /^(?:operator\.db|[a-z0-9-]{1,63}\/(?:brand\.json|records\.db|events\/\d{4}-\d\d\.duckdb|journal\/[0-9A-Z]{26}\.ndjson))$/,
  )
const count = z.int().nonnegative()
const fileForm = z.strictObject({
  path: place,
  bytes: count,
  sealedBytes: count,
  salt: z.base64(),
  /** What the original was known by then; null where it is always copied. */
  mark: z.string().nullable(),
})
const eventsForm = z.strictObject({ name: z.string(), events: count, file: fileForm })
const headForm = z.strictObject({ sequence: z.int(), hash: z.string() }).nullable()
const recordsForm = z.strictObject({
  file: fileForm,
  /** Rows by table. */
  rows: z.record(z.string(), count),
  /** The last entry of each log, by the log's name; null where it is empty. */
  heads: z.record(z.string(), headForm),
})
const brandForm = z.strictObject({
  settings: fileForm,
  records: recordsForm,
  /** Events by month, `2026-11`. */
  months: z.array(eventsForm),
  /** The brand's events of journal segments that were not loaded yet, by the segment's ID. */
  segments: z.array(eventsForm),
})
const listForm = z.strictObject({
  format: z.literal(1),
  /** Of the collector that took it. */
  version: z.string(),
  /** Everything that was acknowledged before is in it. */
  begunAt: z.int(),
  endedAt: z.int(),
  operator: recordsForm,
  brands: z.record(z.string().regex(/^[a-z0-9-]{1,63}$/), brandForm),
})

export type BackedUpFile = z.infer<typeof fileForm>
export type BackedUpEvents = z.infer<typeof eventsForm>
export type BackedUpRecords = z.infer<typeof recordsForm>
export type BackedUpBrand = z.infer<typeof brandForm>
export type BackupList = z.infer<typeof listForm>

const listName = 'list.sealed'

export function sealedPath(backup: string, path: string): string {
  return join(backup, `${path}.sealed`)
}

/** Writes the list, or another in its place: at any moment there is a whole one. */
export async function writeBackupList(
  backup: string,
  list: BackupList,
  sealing: { key: BackupKey; random: Random },
): Promise<void> {
  const draft = join(backup, `${listName}.new`)
  // A kill may have left one.
  await rm(draft, { force: true })
  await sealFile(Buffer.from(JSON.stringify(list)), draft, { ...sealing, kind: 'list' })
  await rename(draft, join(backup, listName))
  await syncFolder(backup)
}

/** Throws a NotAsSealed. */
export async function readBackupList(backup: string, keys: BackupKeys): Promise<BackupList> {
  const path = join(backup, listName)
  const text = await unsealText(path, { keys, kind: 'list', salt: null })
  const parsed = listForm.safeParse(parseJson(text.toString()))
  if (!parsed.success) throw new NotAsSealed(path, 'changed')
  return parsed.data
}

function filesOfBrand({ settings, records, months, segments }: BackedUpBrand): BackedUpFile[] {
  return [settings, records.file, ...[...months, ...segments].map(({ file }) => file)]
}

export function filesOf(list: BackupList): BackedUpFile[] {
  return [list.operator.file, ...Object.values(list.brands).flatMap(filesOfBrand)]
}
