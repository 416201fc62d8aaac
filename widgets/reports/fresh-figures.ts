// Which reports' figures this browser has fresh (K7): a cookie says their names and as of when, the browser's storage has the
// figures themselves. Aggregates as they were answered to who is logged in; none of a link's, and none after the log-out.
import type { Board } from './board.ts'

export interface FreshFigures {
  /** The figures that were the answer to the same question, less than a day ago. */
  find(report: string, question: string): Board | null
  keep(board: Board, question: string): void
  /** Where whoever asks may not read them. */
  forget(): void
}

export interface FreshFiguresDeps {
  brand: string
  /** Some privacy settings make the very look at a storage throw. */
  memory: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** The page's cookies, as `document.cookie` gives and takes them. */
  cookies: { cookie: string }
  /** Ends the cookie's attributes: `; Secure` but on http. */
  secure: string
  /** Milliseconds since 1970. */
  now: () => number
}

interface Kept {
  question: string
  /** Seconds since 1970. */
  asOf: number
  board: Board
}

export const dashboardCookie = 'Popsell_data_dashboard'
const mostKept = 6
const yearSeconds = 31_536_000
const freshSeconds = 86_400

export const createFreshFigures = (deps: FreshFiguresDeps): FreshFigures => {
  const { brand, memory, cookies, secure, now } = deps
  const place = `candor_figures_${brand}`
  const read = (): Record<string, Kept> => JSON.parse(memory().getItem(place) ?? '{}')
  /** One `<brand>.<report>.<as of>` each. */
  const write = (kept: Record<string, Kept>, seconds: number) => {
    const names = Object.keys(kept).map((name) => `${brand}.${name}.${kept[name]?.asOf}`)
    cookies.cookie = `${dashboardCookie}=${names.join('~')}; Path=/; Max-Age=${seconds}; SameSite=Strict${secure}`
  }
  return {
    find: (report, question) =>
      tried(() => {
        const kept = read()[report]
        const isNamed = cookies.cookie.includes(`${brand}.${report}.${kept?.asOf}`)
        const isFresh = kept && isNamed && now() / 1000 - kept.asOf < freshSeconds
        return isFresh && kept.question === question ? kept.board : null
      }) ?? null,
    keep: (board, question) => {
      if (board.report.over === 'now') return
      tried(() => {
        const { [board.report.name]: _last, ...others } = read()
        const asOf = Math.floor((board.meta.asOf ?? now()) / 1000)
        const all = { [board.report.name]: { question, asOf, board }, ...others }
        const kept = Object.fromEntries(Object.entries(all).slice(0, mostKept))
        memory().setItem(place, JSON.stringify(kept))
        write(kept, yearSeconds)
      })
    },
    forget: () => {
      tried(() => memory().removeItem(place))
      write({}, 0)
    },
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
