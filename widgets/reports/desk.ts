// The state of the page: what was chosen, what was answered, what is under way. Knows no DOM; time is a parameter.
import { type Board, isWhole, keepLast, type Loaded, loadBoard } from './board.ts'
import { type Day, dayIn } from './day.ts'
import { includesDay, type Period, resolvePeriod } from './period.ts'
import type { Ask } from './query-client.ts'
import type { View } from './view.ts'

/** Milliseconds between two quiet refreshes; the longest pause after failed ones. */
export const refreshMs = 5_000
export const longestPauseMs = 60_000

export interface DeskState {
  view: View
  /** The brand's today, or the browser's until the first answer says the brand's zone. */
  today: Day
  /** What the view's choice means today. */
  period: Period
  /** The last whole set of answers; may be of an earlier view while another is under way. */
  board: Board | null
  /** `asked`: somebody waits for it, old numbers are dimmed; `quiet`: nobody does. */
  loading: 'asked' | 'quiet' | null
  /** Why the last load failed; the old board stays. */
  trouble: string | null
  denied: boolean
}

export interface DeskDeps {
  ask: Ask
  /** Milliseconds since 1970. */
  now: () => number
  /** The browser's time zone: a guess until the first answer. */
  zone: string
  view: View
  onChange: (state: DeskState) => void
}

export interface Desk {
  /** Shows another view; one that only changes the theme asks nothing. */
  choose(view: View): void
  /** Asks again, with the numbers dimmed meanwhile. */
  refresh(): void
  /** To be called every `refreshMs` while somebody looks: refreshes quietly where today is shown. */
  tick(): void
  close(): void
}

const isSameQuestion = (one: View, other: View): boolean =>
  one.period === other.period && one.compare === other.compare && one.device === other.device

/** Asks nothing before the first `refresh()`. Answers that come after a newer question are thrown away. */
export const createDesk = ({ ask, now, zone: guess, view, onChange }: DeskDeps): Desk => {
  let zone = guess
  let failures = 0
  let whole = true
  let quietUntil = 0
  let underWay = new AbortController()
  const dated = (chosen: View) => {
    const today = dayIn(zone, now())
    return { view: chosen, today, period: resolvePeriod(chosen.period, today) }
  }
  let state: DeskState = { ...dated(view), board: null, loading: null, trouble: null, denied: false }
  const update = (change: Partial<DeskState>) => {
    state = { ...state, ...change }
    onChange(state)
  }

  const settle = (loaded: Loaded) => {
    if (!loaded.ok) {
      failures += 1
      quietUntil = now() + Math.min(longestPauseMs, refreshMs * 2 ** failures)
      return update({ loading: null, trouble: loaded.message, denied: loaded.reason === 'access' })
    }
    failures = 0
    quietUntil = 0
    const board = keepLast(loaded.board, state.board)
    whole = isWhole(loaded.board)
    zone = board.meta.timeZone
    update({ ...dated(state.view), board, loading: null, trouble: null })
    const { from, to } = state.period
    if (from !== board.period.from || to !== board.period.to) load('asked')
  }

  const load = async (loading: 'asked' | 'quiet') => {
    underWay.abort()
    const mine = new AbortController()
    underWay = mine
    update({ ...dated(state.view), loading })
    const loaded = await loadBoard(ask, state.period, state.view, mine.signal)
    if (!mine.signal.aborted) settle(loaded)
  }

  return {
    choose: (chosen) => {
      if (isSameQuestion(chosen, state.view)) update({ view: chosen })
      else {
        update({ view: chosen })
        load('asked')
      }
    },
    refresh: () => void load('asked'),
    tick: () => {
      if (state.loading || state.denied || now() < quietUntil) return
      const { today, period } = dated(state.view)
      if (includesDay(period, today) || state.trouble !== null || !whole)
        load(today === state.today ? 'quiet' : 'asked')
    },
    close: () => underWay.abort(),
  }
}
