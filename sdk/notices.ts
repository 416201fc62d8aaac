// The listeners of `on consent|sent`. Each is the page's own code, so each is guarded by itself.
import { guard } from './browser/guard.ts'
import type { Notices } from './candor.ts'

type Listener = (notice: never) => unknown

let listeners: Record<'consent' | 'sent', Listener[]>

export const startNotices = (): void => {
  listeners = { consent: [], sent: [] }
}

/** The command `on`. */
export const on = (name: keyof Notices, listener: Listener): void => {
  // Whoever can ask is asking a tag that is in place.
  if (name === 'ready') (listener as () => unknown)()
  else listeners[name].push(guard(listener))
}

export const tell = <Name extends 'consent' | 'sent'>(name: Name, notice: Notices[Name]): void => {
  for (const listener of listeners[name]) listener(notice as never)
}
