import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { addBackupKey, backupKeyPath, openBackupKeys } from '../../../../collector/backup/backup-keys.ts'
import { newKeysFolder } from '../../../support/keys-folder.ts'

const place = (folder: string, backupsExist = false) => ({ folder, random: randomBytes, backupsExist })

function keysOf(opened: ReturnType<typeof openBackupKeys>) {
  if (!opened.ok) throw new Error(opened.message)
  return opened.keys
}

it('is made at the first use, for its owner alone, and is the same afterwards', () => {
  const folder = newKeysFolder()
  const [made] = keysOf(openBackupKeys(place(folder)))
  expect(statSync(backupKeyPath(folder)).mode & 0o777).toBe(0o600)
  const [again] = keysOf(openBackupKeys(place(folder, true)))
  expect(again.key.equals(made.key)).toBe(true)
})

it('is never made anew beside backups that it sealed: the refusal names the file', () => {
  const folder = newKeysFolder()
  const opened = openBackupKeys(place(folder, true))
  expect(opened).toMatchObject({ ok: false, message: expect.stringContaining(backupKeyPath(folder)) })
  expect(openBackupKeys(place(folder, true)).ok).toBe(false)
})

it('is refused where it cannot be read', () => {
  const folder = newKeysFolder()
  keysOf(openBackupKeys(place(folder)))
  for (const text of ['', '{}', '{"keys":{}}', '{"keys":{"1":"c2hvcnQ="}}']) {
    writeFileSync(backupKeyPath(folder), text)
    expect(openBackupKeys(place(folder))).toMatchObject({
      ok: false,
      message: expect.stringMatching(/cannot be read/),
    })
  }
})

it('has a newer one beside it after a rotation, and is found by its name still', () => {
  const folder = newKeysFolder()
  const [first] = keysOf(openBackupKeys(place(folder)))
  const [newest, older] = keysOf(addBackupKey(folder, randomBytes))
  expect(older?.id.equals(first.id)).toBe(true)
  expect(newest.id.equals(first.id)).toBe(false)
})

it('has a name that is not a part of it', () => {
  const folder = newKeysFolder()
  const [{ id }] = keysOf(openBackupKeys(place(folder)))
  const { keys } = JSON.parse(readFileSync(backupKeyPath(folder), 'utf8'))
  expect(Buffer.from(keys['1'], 'base64').includes(id)).toBe(false)
})
