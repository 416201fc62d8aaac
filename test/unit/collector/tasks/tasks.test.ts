import { describe, expect, it } from 'vitest'
import { leaseMs, rememberMs } from '../../../../collector/tasks/tasks.ts'
import { mailTask, newTasks } from '../../../support/test-tasks.ts'

describe('tasks', () => {
  it('are claimed when they are due, the longest due first, and not twice within the lease', async () => {
    const { add, claim, clock } = await newTasks()
    await add(mailTask('later', { dueAt: clock.now + 1 }))
    await add(mailTask('second'))
    await add(mailTask('first', { dueAt: clock.now - 1 }))
    expect((await claim('mail', 1)).map(({ id }) => id)).toEqual(['first'])
    expect((await claim()).map(({ id }) => id)).toEqual(['second'])
    expect(await claim()).toEqual([])
    clock.now += 1
    expect((await claim()).map(({ id }) => id)).toEqual(['later'])
  })

  it('come back when whoever claimed them is gone for the lease, and count their attempts', async () => {
    const { add, claim, clock } = await newTasks()
    await add(mailTask())
    expect(await claim()).toMatchObject([{ id: 't1', attempts: 1, payload: '{"about":"t1"}' }])
    clock.now += leaseMs - 1
    expect(await claim()).toEqual([])
    clock.now += 1
    expect(await claim()).toMatchObject([{ id: 't1', attempts: 2 }])
  })

  it('of one kind are nobody else’s', async () => {
    const { add, claim } = await newTasks()
    await add(mailTask())
    expect(await claim('webhook')).toEqual([])
    expect(await claim('mail')).toHaveLength(1)
  })

  it('are added once by their ID, also when they are finished, and forgotten after 30 days', async () => {
    const { add, claim, tasks, inShop, clock } = await newTasks()
    expect(await add(mailTask())).toBe(true)
    expect(await add(mailTask())).toBe(false)
    await claim()
    expect(await inShop((tx) => tasks.finish(tx, 't1'))).toBe(true)
    expect(await inShop((tx) => tasks.finish(tx, 't1'))).toBe(false)
    expect(await add(mailTask())).toBe(false)
    clock.now += rememberMs
    await inShop((tx) => tasks.forgetFinished(tx))
    expect(await add(mailTask())).toBe(false)
    clock.now += 1
    await inShop((tx) => tasks.forgetFinished(tx))
    expect(await add(mailTask())).toBe(true)
  })

  it('leave nothing of their payload and subject when they are finished, and do not come back', async () => {
    const { add, tasks, inShop, claim, clock } = await newTasks()
    await add(mailTask('t1', { subject: 'a tag' }))
    await inShop((tx) => tasks.finish(tx, 't1'))
    expect(await inShop((tx) => tx.run('SELECT subject, payload, due_at FROM tasks'))).toEqual([
      { subject: '', payload: null, due_at: null },
    ])
    await inShop((tx) => tasks.postpone(tx, 't1', clock.now))
    expect(await claim()).toEqual([])
  })

  it('are counted by their subject while they wait', async () => {
    const { add, tasks, inShop } = await newTasks()
    for (const id of ['a', 'b', 'c']) await add(mailTask(id, { subject: id === 'c' ? 'other' : 'one' }))
    await inShop((tx) => tasks.finish(tx, 'a'))
    expect(await inShop((tx) => tasks.waiting(tx, 'mail', 'one'))).toBe(1)
    expect(await inShop((tx) => tasks.waiting(tx, 'webhook', 'one'))).toBe(0)
  })

  it('say when the next one is due', async () => {
    const { add, tasks, inShop, clock } = await newTasks()
    expect(await inShop((tx) => tasks.nextDue(tx, 'mail'))).toBeNull()
    await add(mailTask('b', { dueAt: clock.now + 20 }))
    await add(mailTask('a', { dueAt: clock.now + 10 }))
    expect(await inShop((tx) => tasks.nextDue(tx, 'mail'))).toBe(clock.now + 10)
  })

  it('of a transaction that fails were never there', async () => {
    const { tasks, inShop, claim } = await newTasks()
    const failing = inShop(async (tx) => {
      await tasks.add(tx, mailTask())
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await claim()).toEqual([])
  })
})
