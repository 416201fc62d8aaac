// How a collector ends: what was opened is closed in the reverse order.
import type { BackupRooms } from './backup-rooms.ts'
import type { ContactDuties } from './contact-duties.ts'
import type { DataFolder } from './data-folder.ts'
import type { EventWay } from './event-way.ts'
import type { Listening } from './routes/listen.ts'

export interface Running extends Pick<BackupRooms, 'stopBackups'> {
  /** Null where it could not listen. */
  server: Listening | null
  timers: readonly NodeJS.Timeout[]
  way: EventWay
  duties: ContactDuties
  folder: Pick<DataFolder, 'close'>
}

/** Asked again, it answers when the first time is done. `drainMs`: default 5000. */
export function createStop({ server, timers, way, duties, folder, stopBackups }: Running) {
  async function stop(drainMs: number): Promise<void> {
    for (const timer of timers) clearInterval(timer)
    await server?.close(drainMs)
    await duties.stop()
    await stopBackups()
    await way.close(drainMs)
    await folder.close()
  }

  let stopping: Promise<void> | null = null
  return (drainMs = 5000): Promise<void> => {
    stopping ??= stop(drainMs)
    return stopping
  }
}
