// What the browser remembers of popins: a day until which they are quiet, after a yes with the version of the privacy
// notice that it was given under, and that this session has had one. No ID. A person's own choice is kept in every mode, as the consent cookie is; that one was merely shown, and what
// was typed, is not kept where the brand stores nothing on the device (`cookieless`).
import { dayOf, type Outcome, quietUntil } from './caps.ts'
import type { PopinHost } from './host.ts'

export interface PopinMemory {
  /**
   * Whether the caps forbid that a popin opens by itself now. `notice` is the version of the privacy notice now, absent
   * until the collector has said it: another one than a yes was given under ends the quiet after that yes (G4).
   */
  isQuiet_(nowMs: number, notice?: string | null): boolean
  remember_(outcome: Outcome, nowMs: number, notice: string | null): void
  /** Nothing more by itself in this session. */
  rest_(): void
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
  const kept = () => (read('localStorage', key) ?? '').split(' ')
  const quietDay = () => Math.max(until, Number(kept()[0]) || 0)
  const rest = () => {
    isShown = true
    if (mayKeepAll) write('sessionStorage', key, '1')
  }

  return {
    isQuiet_: (nowMs, notice) =>
      isShown ||
      Boolean(read('sessionStorage', key)) ||
      (dayOf(nowMs) < quietDay() && (!kept()[1] || notice === kept()[1])),
    remember_(outcome, nowMs, notice) {
      until = quietUntil(quietDay(), outcome, nowMs)
      rest()
      const under = notice && (outcome === 'granted' || kept()[1]) ? ` ${notice}` : ''
      if (mayKeepAll || outcome !== 'shown') write('localStorage', key, until + under)
    },
    rest_: rest,
    typed_: (popin) => attempt(() => JSON.parse(read('sessionStorage', key + popin) ?? '')) ?? {},
    keepTyped_(popin, fields) {
      if (mayKeepAll) write('sessionStorage', key + popin, fields ? JSON.stringify(fields) : '')
    },
  }
}
