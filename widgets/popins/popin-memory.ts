// What the browser remembers of popins: a day until which they are quiet, and that this session has had one.
// No ID. A person's own choice is kept in every mode, as the consent cookie is; that one was merely shown, and what
// was typed, is not kept where the brand stores nothing on the device (`cookieless`).
import { dayOf, type Outcome, quietUntil } from './caps.ts'
import type { PopinHost } from './host.ts'

export interface PopinMemory {
  /** Whether the caps forbid that a popin opens by itself now. */
  isQuiet_(nowMs: number): boolean
  remember_(outcome: Outcome, nowMs: number): void
  /** What was typed into the fields of this popin during this visit. */
  typed_(popin: string): Record<string, string>
  /** Keeps it; `null` forgets it. */
  keepTyped_(popin: string, fields: Record<string, string> | null): void
}

type Shelf = 'localStorage' | 'sessionStorage'

/** Access itself may throw (cookies blocked), and so may writing (full). Then nothing is remembered. */
const attempt = <Result>(work: () => Result): Result | undefined => {
  try {
    return work()
  } catch {
    return undefined
  }
}

export function createPopinMemory(page: Pick<Window, Shelf>, settings: PopinHost['settings']): PopinMemory {
  const key = `${settings.prefix}popins`
  const mayKeepAll = settings.mayStore
  const read = (shelf: Shelf, name: string) => attempt(() => page[shelf].getItem(name))
  const write = (shelf: Shelf, name: string, text: string) => {
    attempt(() => (text ? page[shelf].setItem(name, text) : page[shelf].removeItem(name)))
  }
  /** The same for this page, where nothing can be kept. */
  let until = 0
  let isShown = false
  const quietDay = () => Math.max(until, Number(read('localStorage', key)) || 0)

  return {
    isQuiet_: (nowMs) => isShown || dayOf(nowMs) < quietDay() || Boolean(read('sessionStorage', key)),
    remember_(outcome, nowMs) {
      until = quietUntil(quietDay(), outcome, nowMs)
      isShown = true
      if (mayKeepAll) write('sessionStorage', key, '1')
      if (mayKeepAll || outcome !== 'shown') write('localStorage', key, String(until))
    },
    typed_: (popin) => attempt(() => JSON.parse(read('sessionStorage', key + popin) ?? '')) ?? {},
    keepTyped_(popin, fields) {
      if (mayKeepAll) write('sessionStorage', key + popin, fields ? JSON.stringify(fields) : '')
    },
  }
}
