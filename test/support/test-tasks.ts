// Tasks in a store of their own, under a clock that moves only when a test moves it, and a runner over them.
import type { RecordStore } from '../../collector/stores/records.ts'
import { taskSchema } from '../../collector/tasks/schema.ts'
import { createTaskRunner, type TaskHandler } from '../../collector/tasks/task-runner.ts'
import { createTasks, type NewTask, type TaskKind } from '../../collector/tasks/tasks.ts'
import { openBrandRecords } from './brand-records.ts'
import { noon } from './wire-batch.ts'

export const mailTask = (id = 't1', fields: Partial<NewTask> = {}): NewTask => ({
  id,
  kind: 'mail',
  payload: `{"about":"${id}"}`,
  ...fields,
})

/** Call it inside a test. */
export async function newTasks() {
  const records = await openBrandRecords(taskSchema)
  const clock = { now: noon }
  const tasks = createTasks({ now: () => clock.now })
  const inShop = <Result>(work: Parameters<typeof records.transact<Result>>[1]) =>
    records.transact('shop', work)
  const errors: unknown[] = []

  return {
    records,
    clock,
    tasks,
    inShop,
    errors,
    add: (task: NewTask) => inShop((tx) => tasks.add(tx, task)),
    claim: (kind: TaskKind = 'mail', most = 10) => inShop((tx) => tasks.claim(tx, kind, most)),

    /** A runner whose every task is handed to `handler`. */
    run: (handler: TaskHandler, store: RecordStore = records) =>
      createTaskRunner({
        records: store,
        tasks,
        handle: (_kind, brand, task) => handler(brand, task),
        brands: () => ['shop'],
        now: () => clock.now,
        onError: (error) => void errors.push(error),
      }),
  }
}
