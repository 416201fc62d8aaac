// Which reports' figures this browser has fresh (K7): a cookie says their names and as of when, the browser's storage has the
// figures themselves. Aggregates as they were answered to who is logged in; none of a link's, and none after the log-out.
import type { Board } from './board.ts'

export interface FreshFigures {
  /** The figures that were the answer to the same question, less than a day ago. */
  find(report: string, question: string): Board | null
  keep(board: Board): void
  /** All of every brand, where whoever asks may not read them. */
  forget(): void
}

export interface FreshFiguresDeps {
  brand: string
  /** Names a board's question. */
  keyOf: (board: Board) => string
  memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
  /** The page's cookies, as `document.cookie` gives and takes them. */
  cookies: { read: () => string; write: (cookie: string) => void }
  isSecure: boolean
  /** Milliseconds since 1970. */
  now: () => number
}

export const dashboardCookie = 'Popsell_data_dashboard'
/** `<brand>.<report>.<seconds since 1970>`, the newest first. */
const entry = /^[a-z0-9-]{1,63}\.[a-z_-]{1,40}\.\d{10}$/
const mostKept = 6
const yearSeconds = 31_536_000
const freshSeconds = 86_400
const longestText = 300_000

export const createFreshFigures = (deps: FreshFiguresDeps): FreshFigures => {
  const { brand, keyOf, memory, cookies, isSecure, now } = deps
  const read = (): string[] => {
    const [, text = ''] = new RegExp(`(?:^|; )${dashboardCookie}=([^;]*)`).exec(cookies.read()) ?? []
    return text.split('~').filter((one) => entry.test(one))
  }
  const write = (entries: string[], seconds = yearSeconds) =>
    cookies.write(
      `${dashboardCookie}=${entries.join('~')}; Path=/; Max-Age=${seconds}; SameSite=Strict${isSecure ? '; Secure' : ''}`,
    )
  const placeOf = (one: string) => `candor_figures_${one.slice(0, one.lastIndexOf('.'))}`
  const drop = (entries: string[]) => {
    for (const one of entries) memory?.removeItem(placeOf(one))
  }
  const find = (report: string, question: string): Board | null => {
    const kept = read().find((one) => one.startsWith(`${brand}.${report}.`))
    if (!kept || now() / 1000 - Number(kept.slice(-10)) > freshSeconds) return null
    const found: { question: string; board: Board } = JSON.parse(memory?.getItem(placeOf(kept)) ?? 'null')
    return found?.question === question ? found.board : null
  }
  const keep = (board: Board) => {
    const text = JSON.stringify({ question: keyOf(board), board })
    if (!memory || board.report.over === 'now' || text.length > longestText) return
    const name = `${brand}.${board.report.name}.`
    const others = read().filter((one) => !one.startsWith(name))
    drop(others.slice(mostKept - 1))
    const asOf = Math.floor((board.meta.asOf ?? now()) / 1000)
    memory.setItem(placeOf(name + asOf), text)
    write([name + asOf, ...others.slice(0, mostKept - 1)])
  }
  const forget = () => {
    drop(read())
    write([], 0)
  }
  return {
    find: (report, question) => tried(() => find(report, question)) ?? null,
    keep: (board) => tried(() => keep(board)),
    forget: () => tried(forget),
  }
}

/** A storage that is full, refused or written by somebody else is one that has nothing. */
const tried = <Result>(work: () => Result): Result | undefined => {
  try {
    return work()
  } catch {
    return undefined
  }
}
