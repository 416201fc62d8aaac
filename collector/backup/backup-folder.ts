// A folder of backups: which there are, whole ones only, and how they are called.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unlessMissing } from '../unless-missing.ts'

/** Ends with the moment that it was begun at, UTC: `backup-2026-11-22T08-15-30-123Z`. */
const form = /^backup-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/
/** What is not whole yet is called this, with its name behind it. */
const making = 'making-'

export interface NamedBackup {
  name: string
  path: string
  /** When it was begun, milliseconds since 1970. */
  begunAt: number
}

export function backupName(begunAt: number): string {
  return `backup-${new Date(begunAt).toISOString().replace(/[:.]/g, '-')}`
}

/** Null for anything that is not called as a backup. */
export function begunAtOf(name: string): number | null {
  const [, date, hours, minutes, seconds, ms] = form.exec(name) ?? []
  if (date === undefined) return null
  const time = Date.parse(`${date}T${hours}:${minutes}:${seconds}.${ms}Z`)
  return Number.isNaN(time) ? null : time
}

export function makingPath(folder: string, name: string): string {
  return join(folder, `${making}${name}`)
}

/** The oldest first; none where there is no folder. */
export async function listBackups(folder: string): Promise<NamedBackup[]> {
  const found = (await namesIn(folder)).flatMap((name) => {
    const begunAt = begunAtOf(name)
    return begunAt === null ? [] : [{ name, path: join(folder, name), begunAt }]
  })
  return found.sort((one, other) => one.begunAt - other.begunAt)
}

/** Takes away what a kill left of a backup, or of one that was being rotated. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await namesIn(folder))
    if (name.startsWith(making)) await rm(join(folder, name), { recursive: true, force: true })
}

/** The backup that a path means: itself, or the newest of a folder of backups; null where there is none. */
export async function findBackup(path: string): Promise<string | null> {
  const found = await unlessMissing(() => stat(path), null)
  if (!found?.isDirectory()) return null
  return (await listBackups(path)).at(-1)?.path ?? path
}

function namesIn(folder: string): Promise<string[]> {
  return unlessMissing(() => readdir(folder), [])
}
