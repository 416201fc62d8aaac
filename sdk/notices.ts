// The listeners of `on consent|sent`. Each is the page's own code, so each is guarded by itself.
import type { Guard } from './browser/guard.ts'
import type { Notices } from './candor.ts'

type Listener = (notice: never) => unknown

export interface NoticeBoard {
  on_(name: keyof Notices, listener: Listener): void
  tell_<Name extends 'consent' | 'sent'>(name: Name, notice: Notices[Name]): void
}

export function createNotices(guard: Guard): NoticeBoard {
  const listeners: Record<'consent' | 'sent', Listener[]> = { consent: [], sent: [] }
  return {
    on_(name, listener) {
      // Whoever can ask is asking a tag that is in place.
      if (name === 'ready') (listener as () => unknown)()
      else listeners[name].push(guard(listener))
    },
    tell_(name, notice) {
      for (const listener of listeners[name]) listener(notice as never)
    },
  }
}
