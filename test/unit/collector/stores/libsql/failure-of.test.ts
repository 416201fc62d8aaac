import { SqliteError } from 'libsql'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../../../collector/stores/libsql/failure-of.ts'
import { RecordStatementError, RecordStoreTrouble } from '../../../../../collector/stores/records.ts'

const sqliteError = (code: string) => new SqliteError('what SQLite says', code, 0)

describe('an error of SQLite', () => {
  it.each([
    ['SQLITE_BUSY', 'in_use'],
    ['SQLITE_BUSY_SNAPSHOT', 'in_use'],
    ['SQLITE_NOTADB', 'wrong_key'],
    ['SQLITE_FULL', 'disk'],
    ['SQLITE_IOERR_FSYNC', 'disk'],
    ['SQLITE_CORRUPT', 'disk'],
    ['SQLITE_CANTOPEN', 'disk'],
    ['SQLITE_READONLY_DBMOVED', 'disk'],
  ])('%s is the storage’s trouble: %s', (code, reason) => {
    expect(failureOf(sqliteError(code), '/data/shop/records.db')).toEqual({
      kind: 'trouble',
      reason,
      message: '/data/shop/records.db: what SQLite says',
    })
  })

  it.each([
    ['SQLITE_CONSTRAINT', 'constraint'],
    ['SQLITE_CONSTRAINT_FOREIGNKEY', 'constraint'],
    ['SQLITE_ERROR', 'statement'],
    ['SQLITE_MISMATCH', 'statement'],
  ])('%s is the statement’s: %s', (code, reason) => {
    expect(failureOf(sqliteError(code), 'x')).toMatchObject({ kind: 'statement', reason })
  })
})

describe('any other error', () => {
  it('of the file system is the disk’s trouble', () => {
    const error = Object.assign(new Error('EACCES: permission denied'), { syscall: 'mkdir' })
    expect(failureOf(error, 'x')).toMatchObject({ kind: 'trouble', reason: 'disk' })
  })

  it('of the store’s own keeps its reason and its words', () => {
    expect(failureOf(new RecordStoreTrouble('newer', 'too new'), 'x')).toEqual({
      kind: 'trouble',
      reason: 'newer',
      message: 'too new',
    })
    expect(failureOf(new RecordStatementError('statement', 'two places'), 'x')).toEqual({
      kind: 'statement',
      reason: 'statement',
      message: 'two places',
    })
  })

  it.each([new TypeError('unforeseen'), 'unforeseen'])('%s is a fault', (error) => {
    expect(failureOf(error, 'x')).toMatchObject({
      kind: 'fault',
      message: expect.stringContaining('unforeseen'),
    })
  })
})
