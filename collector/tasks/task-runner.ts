// Runs tasks: what is due is claimed, handed to its kind's handler, and finished or put off. One lane a brand and kind,
// so that a slow mail server holds up mails only.
import { type RecordStore, RecordStoreTrouble } from '../stores/records.ts'
import { backoffMs } from './backoff.ts'
import { type Task, type TaskKind, type Tasks, taskKinds } from './tasks.ts'

export type TaskOutcome =
  /** Done, or of no use any more. */
  | 'finish'
  /** The handler finished it in the transaction of its effects. */
  | 'finished'
  /** Not now: again after the backoff. */
  | 'retry'
  /** Not before this moment, milliseconds since 1970; not a failure. */
  | { notBefore: number }

export type TaskHandler = (brand: string, task: Task) => Promise<TaskOutcome>

export interface TaskRunner {
  /** There is something new: runs what is due of this kind soon, without being waited for. */
  poke(brand: string, kind: TaskKind): void
  /** Runs everything that is due, in every brand, until nothing is. Called by a timer, and by tests. */
  runDue(): Promise<void>
  /** Waits for what is running; nothing starts afterwards. */
  stop(): Promise<void>
}

export interface TaskRunnerOptions {
  records: RecordStore
  tasks: Tasks
  handle: (kind: TaskKind, ...task: Parameters<TaskHandler>) => Promise<TaskOutcome>
  /** The brands there are. */
  brands: () => string[]
  now: () => number
  onError: (error: unknown, kind: TaskKind) => void
}

/** Claimed at once: together they must be done within the lease. */
const claimedAtOnce: Record<TaskKind, number> = {
  submission: 20,
  link_request: 5,
  mail: 1,
  webhook: 4,
  report_mail: 1,
}

/** Another collector on the same store may have added a task without telling this one. */
const lookEveryMs = 60_000

export function createTaskRunner(options: TaskRunnerOptions): TaskRunner {
  const { records, tasks, now, onError } = options
  const lanes = new Map<string, Lane>()
  let isStopping = false

  function laneOf(brand: string, kind: TaskKind): Lane {
    const name = `${brand}/${kind}`
    const lane = lanes.get(name) ?? { running: null, again: false, nextDue: 0 }
    lanes.set(name, lane)
    return lane
  }

  /** One run at a time; being asked meanwhile means once more afterwards. */
  function start(brand: string, kind: TaskKind): Promise<void> {
    const lane = laneOf(brand, kind)
    if (lane.running) {
      lane.again = true
      return lane.running
    }
    lane.running = runLane(brand, kind, lane).finally(() => {
      lane.running = null
      // Asked between its last look and now.
      if (lane.again && !isStopping) start(brand, kind)
    })
    return lane.running
  }

  async function runLane(brand: string, kind: TaskKind, lane: Lane): Promise<void> {
    try {
      do {
        lane.again = false
        while (!isStopping && (await runSome(brand, kind)) > 0);
        const nextDue = await records.transact(brand, (tx) => tasks.nextDue(tx, kind))
        lane.nextDue = Math.min(nextDue ?? Infinity, now() + lookEveryMs)
      } while (lane.again && !isStopping)
    } catch (error) {
      // The storage failed; whatever was claimed comes back with its lease.
      lane.nextDue = 0
      onError(error, kind)
    }
  }

  async function runSome(brand: string, kind: TaskKind): Promise<number> {
    const claimed = await records.transact(brand, (tx) => tasks.claim(tx, kind, claimedAtOnce[kind]))
    for (const task of claimed) await runOne(brand, task)
    return claimed.length
  }

  async function runOne(brand: string, task: Task): Promise<void> {
    const outcome = await attempt(brand, task)
    if (outcome === 'finished') return
    await records.transact(brand, async (tx) => {
      if (outcome === 'finish') await tasks.finish(tx, task.id)
      else await tasks.postpone(tx, task.id, dueAfter(outcome, task))
    })
  }

  async function attempt(brand: string, task: Task): Promise<TaskOutcome> {
    try {
      return await options.handle(task.kind, brand, task)
    } catch (error) {
      if (error instanceof RecordStoreTrouble) throw error
      onError(error, task.kind)
      return 'retry'
    }
  }

  const dueAfter = (outcome: 'retry' | { notBefore: number }, { attempts }: Task) =>
    outcome === 'retry' ? now() + backoffMs(attempts) : Math.max(outcome.notBefore, now() + 1)

  return {
    poke(brand, kind) {
      if (!isStopping) start(brand, kind)
    },
    async runDue() {
      const due = options
        .brands()
        .flatMap((brand) => taskKinds.map((kind) => ({ brand, kind })))
        .filter(({ brand, kind }) => laneOf(brand, kind).nextDue <= now())
      if (!isStopping) for (const { brand, kind } of due) start(brand, kind)
      await untilQuiet()
    },
    async stop() {
      isStopping = true
      await untilQuiet()
    },
  }

  async function untilQuiet(): Promise<void> {
    const running = [...lanes.values()].flatMap((lane) => lane.running ?? [])
    if (running.length === 0) return
    await Promise.all(running)
    await untilQuiet()
  }
}

interface Lane {
  running: Promise<void> | null
  again: boolean
  /** No look-up is needed before this moment. */
  nextDue: number
}
