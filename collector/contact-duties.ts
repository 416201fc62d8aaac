// What must happen without anybody asking: tasks that are due, and time limits that are over.
import type { Logger } from 'pino'
import type { ContactRooms } from './contact-rooms.ts'
import type { RetentionRooms } from './retention-rooms.ts'

export interface ContactDuties {
  /** Begins nothing more, and waits for what has begun. Called before the stores are closed. */
  stop(): Promise<void>
}

export interface DutyOptions
  extends Pick<ContactRooms, 'runner'>,
    Pick<RetentionRooms, 'dailyRuns' | 'stopRetention'> {
  log: Logger
}

const runDueEveryMs = 1000
const lookEveryMs = 60_000

/** Looks at once and then again and again, until it is stopped. */
export function startContactDuties({ runner, dailyRuns, stopRetention, log }: DutyOptions): ContactDuties {
  const failed = (error: unknown) => log.error({ err: error }, 'a duty about contacts was not done; it waits')
  const runDue = () => void runner.runDue().catch(failed)
  const look = () => void dailyRuns.look().catch(failed)
  runDue()
  look()
  const timers = [setInterval(runDue, runDueEveryMs), setInterval(look, lookEveryMs)]
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await stopRetention()
      await runner.stop()
    },
  }
}
