// The keys that backups are sealed with: in the keys folder, apart from data and backups. Made when the first is taken.
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import type { Random } from '../privacy/pepper.ts'
import { createPrivateFile, readPrivateFile, replacePrivateFile } from '../privacy/private-file.ts'

export interface BackupKey {
  /** Its name: 16 bytes that every file it sealed begins with. Tells nothing of the key. */
  id: Buffer
  key: KeyObject
}

/** Newest first: it seals; every one opens what it sealed. */
export type BackupKeys = readonly [BackupKey, ...BackupKey[]]

export type OpenedBackupKeys = { ok: true; keys: BackupKeys } | { ok: false; message: string }

export interface BackupKeyPlace {
  /** The keys folder. */
  folder: string
  random: Random
  /** Whether there are backups already, which a key sealed: then none is made. */
  backupsExist: boolean
}

const keyBytes = 32
const idBytes = 16

/** By version, 32 bytes each, base64. */
const keysFile = z.strictObject({
  keys: z.record(
    z.string().regex(/^[1-9]\d{0,5}$/),
    z
      .base64()
      .transform((text) => Buffer.from(text, 'base64'))
      .refine(({ length }) => length === keyBytes),
  ),
})

export function backupKeyPath(folder: string): string {
  return join(folder, 'backup-key.json')
}

/** Reads `backup-key.json`, or makes it where there is no backup yet. */
export function openBackupKeys({ folder, random, backupsExist }: BackupKeyPlace): OpenedBackupKeys {
  const path = backupKeyPath(folder)
  if (!backupsExist && readPrivateFile(path) === null)
    createPrivateFile(path, `${JSON.stringify({ keys: { '1': random(keyBytes).toString('base64') } })}\n`)
  return readBackupKeys(folder)
}

/** Reads them, and makes nothing: what opens a backup must not bring the key. */
export function readBackupKeys(folder: string): OpenedBackupKeys {
  const path = backupKeyPath(folder)
  const text = readPrivateFile(path)
  if (text === null)
    return {
      ok: false,
      message: `${path} is missing, and without it no backup can be opened. Bring the key file back (CANDOR_KEYS names its folder).`,
    }
  const keys = parseKeys(text)
  return keys
    ? { ok: true, keys }
    : { ok: false, message: `${path} cannot be read. Bring the key file back.` }
}

/** Adds a newer key, which seals from now on; the older ones stay, for what they sealed. */
export function addBackupKey(folder: string, random: Random): OpenedBackupKeys {
  const opened = openBackupKeys({ folder, random, backupsExist: true })
  if (!opened.ok) return opened
  const file = parseJson(readPrivateFile(backupKeyPath(folder)) ?? '')
  const kept = z.object({ keys: z.record(z.string(), z.string()) }).parse(file).keys
  const version = Math.max(...Object.keys(kept).map(Number)) + 1
  const keys = { ...kept, [version]: random(keyBytes).toString('base64') }
  replacePrivateFile(backupKeyPath(folder), `${JSON.stringify({ keys })}\n`)
  return readBackupKeys(folder)
}

function parseKeys(text: string): BackupKeys | null {
  const parsed = keysFile.safeParse(parseJson(text))
  if (!parsed.success) return null
  const [newest, ...older] = Object.entries(parsed.data.keys)
    .sort(([one], [other]) => Number(other) - Number(one))
    .map(([, bytes]) => backupKeyOf(bytes))
  return newest ? [newest, ...older] : null
}

function backupKeyOf(bytes: Buffer): BackupKey {
  const id = Buffer.from(hkdfSync('sha256', bytes, '', 'candor/backup/v1/id', idBytes))
  return { id, key: createSecretKey(bytes) }
}
