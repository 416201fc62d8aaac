// Opens one encrypted SQLite file: the key that fits, the settings that durability rests on, the missing tables.
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { type Migration, RecordStoreTrouble } from '../records.ts'
import { failureOf } from './failure-of.ts'
import { isDamaged } from './is-damaged.ts'
import { migrate } from './migrate.ts'

export interface DatabaseFile {
  path: string
  /** Newest first: a new file is made with the first, an old one opens with whichever fits. */
  keys: readonly string[]
  migrations: readonly Migration[]
  /** Whether no other connection may have the file as long as it is open, this process's own included. */
  isExclusive: boolean
  /** Whether this process opens it for the first time: then it is looked through if the one before was cut off. */
  isFirst: boolean
}

/** The file cannot be believed. It stays refused until the process starts anew with another one. */
export class DamagedDatabase extends RecordStoreTrouble {
  constructor(path: string) {
    super('disk', `${path} is damaged: bring it back from a backup, then start again`)
  }
}

/** Throws a RecordStoreTrouble, or what SQLite throws. */
export function openDatabase(file: DatabaseFile): Database.Database {
  const { path, keys, migrations, isExclusive, isFirst } = file
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // A store that is closed takes its log away: one that is there was left by a process that was killed, or that a
  // damaged file has ended.
  const wasCutOff = isFirst && existsSync(`${path}-wal`)
  const database = openWithFittingKey(path, keys, isExclusive)
  try {
    chmodSync(path, 0o600)
    for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON'])
      database.exec(`PRAGMA ${pragma}`)
    database.defaultSafeIntegers(true)
    if (wasCutOff && isDamaged(database)) throw new DamagedDatabase(path)
    migrate(database, migrations, path)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function openWithFittingKey(path: string, keys: readonly string[], isExclusive: boolean): Database.Database {
  for (const key of keys) {
    const database = tryKey(path, key, isExclusive)
    if (database) return database
  }
  throw noFittingKey(path)
}

/** Null when the key is not the file's. The change to WAL is the first look into the file. */
function tryKey(path: string, encryptionKey: string, isExclusive: boolean): Database.Database | null {
  const database = connect(path, encryptionKey)
  try {
    // Without a timeout: whoever else has the file does not let go of it in a moment.
    database.exec('PRAGMA busy_timeout = 0')
    if (isExclusive) database.exec('PRAGMA locking_mode = EXCLUSIVE')
    database.exec('PRAGMA journal_mode = WAL')
    if (isExclusive) database.exec('BEGIN EXCLUSIVE; COMMIT')
    return database
  } catch (error) {
    database.close()
    const failure = failureOf(error, path)
    if (failure.kind === 'trouble' && failure.reason === 'wrong_key') return null
    throw error
  }
}

/** What the driver's own types leave out. */
type EncryptionOptions = Database.Options & { encryptionCipher: string; encryptionKey: string }

/** Nothing is read yet: whatever fails here is the file system's. The driver says it without a code. */
function connect(path: string, encryptionKey: string): Database.Database {
  const options: EncryptionOptions = { encryptionCipher: 'aes256cbc', encryptionKey }
  try {
    return new Database(path, options)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RecordStoreTrouble('disk', `${path} cannot be opened: ${why}`)
  }
}

/** The first of the keys that opens a file which nobody else has open. Throws a RecordStoreTrouble where none does. */
export function fittingKey(path: string, keys: readonly string[]): string {
  for (const key of keys) {
    const database = tryKey(path, key, false)
    database?.close()
    if (database) return key
  }
  throw noFittingKey(path)
}

/** As it is: nothing is set, made or looked through. */
export function openPlain(path: string, key: string): Database.Database {
  return connect(path, key)
}

function noFittingKey(path: string): RecordStoreTrouble {
  return new RecordStoreTrouble(
    'wrong_key',
    `${path} cannot be opened with this key: it is another’s, or the file is damaged`,
  )
}
