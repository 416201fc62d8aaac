import { describe, expect, it } from 'vitest'
import type { Request } from '../../../../../collector/stores/libsql/messages.ts'
import { createRunningTransaction } from '../../../../../collector/stores/libsql/running-transaction.ts'
import { RecordStatementError, RecordStoreTrouble } from '../../../../../collector/stores/records.ts'

/** A transaction over a thread that remembers what it is asked, and fails what it is told to. */
function newTransaction(failures: Record<string, Error> = {}) {
  const asked: Request[] = []
  const thread = {
    async ask(request: Request) {
      asked.push(request)
      const failure = failures[request.act === 'run' ? request.sql : request.act]
      if (failure) throw failure
      return [{ answered: request.act }]
    },
    close: () => Promise.resolve(),
  }
  return { asked, ...createRunningTransaction(thread, 7) }
}

const acts = (asked: Request[]) => asked.map(({ act }) => act)

describe('a transaction', () => {
  it('passes each statement on with its number and values', async () => {
    const { tx, asked } = newTransaction()
    expect(await tx.run('SELECT ?', [1])).toEqual([{ answered: 'run' }])
    await tx.run('SELECT 2')
    expect(asked).toEqual([
      { act: 'run', transaction: 7, sql: 'SELECT ?', params: [1] },
      { act: 'run', transaction: 7, sql: 'SELECT 2', params: [] },
    ])
  })

  it.each([new RecordStatementError('constraint', 'no'), new RecordStoreTrouble('disk', 'full')])(
    'is not committed after a statement that failed: %s',
    async (failure) => {
      const { tx, commit, asked } = newTransaction({ bad: failure })
      await expect(tx.run('bad')).rejects.toBe(failure)
      await expect(tx.run('good')).rejects.toBe(failure)
      await expect(commit()).rejects.toBe(failure)
      expect(acts(asked)).toEqual(['run'])
    },
  )

  it('that cannot be committed says why', async () => {
    const trouble = new RecordStoreTrouble('disk', 'full')
    const { commit } = newTransaction({ commit: trouble })
    await expect(commit()).rejects.toBe(trouble)
  })

  it.each(['commit', 'undo'] as const)('takes nothing more after %s', async (end) => {
    const { tx, asked, ...running } = newTransaction()
    await running[end]()
    await expect(tx.run('late')).rejects.toThrow('is over')
    expect(acts(asked)).toEqual([end === 'undo' ? 'rollback' : 'commit'])
  })

  it('that is stopped says why', async () => {
    const { stop, stopped } = newTransaction()
    const why = new RecordStoreTrouble('timeout', 'too long')
    stop(why)
    await expect(stopped).rejects.toBe(why)
  })
})
