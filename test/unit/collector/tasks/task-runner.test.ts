import { describe, expect, it } from 'vitest'
import { type RecordStore, RecordStoreTrouble } from '../../../../collector/stores/records.ts'
import type { TaskHandler, TaskOutcome } from '../../../../collector/tasks/task-runner.ts'
import { leaseMs, type Task } from '../../../../collector/tasks/tasks.ts'
import { mailTask, newTasks } from '../../../support/test-tasks.ts'

/** A handler that answers these outcomes in turn, then `finish`, and what it was handed. */
function answering(...outcomes: TaskOutcome[]) {
  const seen: Task[] = []
  const handler: TaskHandler = async (_brand, task) => {
    seen.push(task)
    return outcomes[seen.length - 1] ?? 'finish'
  }
  return { seen, handler }
}

describe('the runner', () => {
  it('hands each due task to its handler, once', async () => {
    const { add, run } = await newTasks()
    await add(mailTask('a'))
    await add(mailTask('b', { kind: 'webhook' }))
    const { seen, handler } = answering()
    const runner = run(handler)
    await runner.runDue()
    await runner.runDue()
    expect(seen.map(({ id, kind }) => `${id} ${kind}`).sort()).toEqual(['a mail', 'b webhook'])
  })

  it('runs what it is told of, without being waited for', async () => {
    const { add, run } = await newTasks()
    const { seen, handler } = answering()
    const runner = run(handler)
    await runner.runDue()
    await add(mailTask())
    runner.poke('shop', 'mail')
    await runner.stop()
    expect(seen).toHaveLength(1)
  })

  it('misses nothing that comes while it runs', async () => {
    const { add, run } = await newTasks()
    const seen: string[] = []
    const runner = run(async (_brand, { id }) => {
      seen.push(id)
      if (seen.length < 5) {
        await add(mailTask(`t${seen.length + 1}`))
        runner.poke('shop', 'mail')
      }
      return 'finish'
    })
    await add(mailTask())
    await runner.runDue()
    expect(seen).toEqual(['t1', 't2', 't3', 't4', 't5'])
  })

  it('tries again after a backoff that grows', async () => {
    const { add, run, clock } = await newTasks()
    await add(mailTask())
    const { seen, handler } = answering('retry', 'retry')
    const runner = run(handler)
    const attemptsAfter = async (ms: number) => {
      clock.now += ms
      await runner.runDue()
      return seen.length
    }
    expect(await attemptsAfter(0)).toBe(1)
    expect(await attemptsAfter(29_999)).toBe(1)
    expect(await attemptsAfter(1)).toBe(2)
    expect(await attemptsAfter(59_999)).toBe(2)
    expect(await attemptsAfter(1)).toBe(3)
    expect(await attemptsAfter(86_400_000)).toBe(3)
  })

  it('waits until the moment that a handler names', async () => {
    const { add, run, clock } = await newTasks()
    await add(mailTask())
    const { seen, handler } = answering({ notBefore: clock.now + 600_000 })
    const runner = run(handler)
    await runner.runDue()
    clock.now += 599_999
    await runner.runDue()
    expect(seen).toHaveLength(1)
    clock.now += 1
    await runner.runDue()
    expect(seen).toHaveLength(2)
  })

  it('goes on when a handler throws: the task is tried again, the others are not held up', async () => {
    const { add, run, errors, clock } = await newTasks()
    await add(mailTask('bad'))
    await add(mailTask('good'))
    const done: string[] = []
    const runner = run(async (_brand, { id, attempts }) => {
      if (id === 'bad' && attempts === 1) throw new Error('broken')
      done.push(id)
      return 'finish'
    })
    await runner.runDue()
    expect(done).toEqual(['good'])
    expect(errors).toHaveLength(1)
    clock.now += 30_000
    await runner.runDue()
    expect(done).toEqual(['good', 'bad'])
  })

  it('lets a task that its handler finished be', async () => {
    const { add, run, tasks, inShop, claim, clock } = await newTasks()
    await add(mailTask())
    const runner = run(async (_brand, { id }) => {
      await inShop((tx) => tasks.finish(tx, id))
      return 'finished'
    })
    await runner.runDue()
    clock.now += leaseMs
    expect(await claim()).toEqual([])
  })

  it('survives a storage that fails, and takes up again what it had claimed', async () => {
    const { add, run, records, errors, clock } = await newTasks()
    await add(mailTask())
    let failing = false
    const store: RecordStore = {
      close: () => records.close(),
      transact: (brand, work) => {
        if (failing) throw new RecordStoreTrouble('disk', 'full')
        return records.transact(brand, work)
      },
    }
    let attempts = 0
    const runner = run(async () => {
      attempts++
      failing = attempts === 1
      return 'finish'
    }, store)
    await runner.runDue()
    expect(errors[0]).toMatchObject({ reason: 'disk' })
    failing = false
    await runner.runDue()
    expect(attempts).toBe(1)
    clock.now += leaseMs
    await runner.runDue()
    expect(attempts).toBe(2)
  })

  it('starts nothing once it was stopped', async () => {
    const { add, run } = await newTasks()
    const { seen, handler } = answering()
    const runner = run(handler)
    await runner.stop()
    await add(mailTask())
    runner.poke('shop', 'mail')
    await runner.runDue()
    expect(seen).toEqual([])
  })

  it('a slow kind holds up no other', async () => {
    const { add, run } = await newTasks()
    await add(mailTask('slow'))
    await add(mailTask('hook', { kind: 'webhook' }))
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const done: string[] = []
    const runner = run(async (_brand, { id, kind }) => {
      if (kind === 'mail') await held
      done.push(id)
      if (kind === 'webhook') release()
      return 'finish'
    })
    await runner.runDue()
    expect(done).toEqual(['hook', 'slow'])
  })
})
