// What must happen about contacts without anybody asking: tasks that are due, and answers that ran out (R6).
import type { Logger } from 'pino'
import type { BrandRegistry } from './brands/brand-registry.ts'
import type { ContactRooms } from './contact-rooms.ts'

export interface ContactDuties {
  /** Begins nothing more, and waits for what has begun. Called before the records store is closed. */
  stop(): Promise<void>
}

export interface DutyOptions extends Pick<ContactRooms, 'runner' | 'expirePending'> {
  brands: Pick<BrandRegistry, 'list'>
  now: () => number
  log: Logger
}

const runDueEveryMs = 1000
const expireEveryMs = 3_600_000

/** Looks at once and then again and again, until it is stopped. */
export function startContactDuties({ runner, expirePending, brands, now, log }: DutyOptions): ContactDuties {
  const failed = (error: unknown) => log.error({ err: error }, 'a duty about contacts was not done; it waits')
  let expiring = Promise.resolve()
  let isStopping = false

  async function expireAll(): Promise<void> {
    for (const brand of brands.list()) if (!isStopping) await expirePending(brand, now()).catch(failed)
  }

  const runDue = () => void runner.runDue().catch(failed)
  const expire = () => {
    expiring = expiring.then(expireAll).catch(failed)
  }
  runDue()
  expire()
  const timers = [setInterval(runDue, runDueEveryMs), setInterval(expire, expireEveryMs)]
  return {
    async stop() {
      isStopping = true
      for (const timer of timers) clearInterval(timer)
      await expiring
      await runner.stop()
    },
  }
}
