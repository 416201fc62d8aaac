import { describe, expect, it, onTestFinished } from 'vitest'
import type { ThreadSettings } from '../../../../../collector/stores/libsql/messages.ts'
import { createStoreThread } from '../../../../../collector/stores/libsql/store-thread.ts'

const settings: ThreadSettings = {
  dataFolder: '/nowhere',
  schema: { brand: [], operator: [] },
  openFiles: 1,
  operatorKeys: [],
}

/** A thread that runs this script for each message; `question` and `answer` are at hand. */
function threadOf(script: string) {
  const source = `
    import { parentPort, threadId } from 'node:worker_threads'
    parentPort.on('message', (question) => {
      if (question === 'close') process.exit(0)
      const answer = (result) => parentPort.postMessage({ number: question.number, ...result })
      ${script}
    })`
  const url = new URL(`data:text/javascript,${encodeURIComponent(source)}`)
  const thread = createStoreThread({ url }, settings)
  onTestFinished(() => thread.close())
  return thread
}

const rollback = { act: 'rollback', transaction: 1 } as const

describe('a thread', () => {
  it('answers each question with its own rows, in whatever order', async () => {
    const thread = threadOf(`
      const rows = [{ asked: question.request.transaction }]
      if (question.request.transaction === 1) setTimeout(() => answer({ ok: true, rows }), 20)
      else answer({ ok: true, rows })`)
    const order: number[] = []
    const ask = async (transaction: number) => {
      const rows = await thread.ask({ act: 'rollback', transaction })
      order.push(transaction)
      return rows
    }
    expect(await Promise.all([ask(1), ask(2)])).toEqual([[{ asked: 1 }], [{ asked: 2 }]])
    expect(order).toEqual([2, 1])
  })

  it.each([
    [
      { kind: 'trouble', reason: 'disk', message: 'full' },
      { name: 'RecordStoreTrouble', reason: 'disk' },
    ],
    [
      { kind: 'statement', reason: 'constraint', message: 'no' },
      { name: 'RecordStatementError', reason: 'constraint' },
    ],
    [
      { kind: 'fault', message: 'unforeseen' },
      { name: 'Error', message: 'unforeseen' },
    ],
  ])('throws what %j stands for', async (failure, expected) => {
    const thread = threadOf(`answer({ ok: false, failure: ${JSON.stringify(failure)} })`)
    await expect(thread.ask(rollback)).rejects.toMatchObject(expected)
  })

  it('that dies fails everything it was asked, and the next question has a new one', async () => {
    const thread = threadOf(`
      if (question.request.act === 'commit') throw new Error('a bug')
      if (question.request.act === 'rollback') answer({ ok: true, rows: [{ thread: threadId }] })`)
    const [before] = await thread.ask(rollback)
    const waiting = thread.ask({ act: 'open' })
    const fatal = thread.ask({ act: 'commit', transaction: 1, leaveNoTrace: false })
    const closed = { name: 'RecordStoreTrouble', reason: 'closed', message: expect.stringContaining('a bug') }
    await expect(waiting).rejects.toMatchObject(closed)
    await expect(fatal).rejects.toMatchObject(closed)
    const [after] = await thread.ask(rollback)
    expect(after?.thread).not.toBe(before?.thread)
  })

  it('whose script is missing says so', async () => {
    const thread = createStoreThread({ url: new URL('file:///nowhere/records-worker.js') }, settings)
    await expect(thread.ask(rollback)).rejects.toMatchObject({
      reason: 'closed',
      message: expect.stringContaining('nowhere'),
    })
  })

  it('that was never asked anything is closed at once', async () => {
    await createStoreThread({ url: new URL('file:///nowhere/records-worker.js') }, settings).close()
  })
})
