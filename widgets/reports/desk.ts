// The state of the page: what was chosen, what was answered, what is under way. Knows no DOM; time is a parameter.
import { type Board, boardKey, isWhole, keepLast, type Loaded, loadBoard } from './board.ts'
import { type Catalogue, reportNamed } from './catalogue.ts'
import { type Day, dayIn } from './day.ts'
import type { FreshFigures } from './fresh-figures.ts'
import { createLatest } from './latest.ts'
import { createPace } from './pace.ts'
import { includesDay, type Period, resolvePeriod } from './period.ts'
import type { Ask, AskCatalogue } from './query-client.ts'
import type { View } from './view.ts'

export interface DeskState {
  view: View
  /** The brand's today, or the browser's until the first answer says the brand's zone. */
  today: Day
  /** What the view's choice means today. */
  period: Period
  /** What can be reported; null until the collector has said so, once. */
  catalogue: Catalogue | null
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
  askCatalogue: AskCatalogue
  /** Milliseconds since 1970. */
  now: () => number
  /** The browser's time zone: a guess until the first answer. */
  zone: string
  view: View
  /** What was shown before in this browser; null where nobody is logged in, and nothing is kept. */
  figures: FreshFigures | null
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

interface LoadedAll {
  loaded: Loaded
  catalogue: Catalogue | null
}

const isSamePeriod = (one: Period, other: Period): boolean => one.from === other.from && one.to === other.to

const isSameQuestion = (one: View, other: View): boolean =>
  one.report === other.report &&
  one.period === other.period &&
  one.compare === other.compare &&
  one.filters === other.filters &&
  one.funnel === other.funnel

/** Asks nothing before the first `refresh()`. Answers that come after a newer question are thrown away. */
export const createDesk = ({
  ask,
  askCatalogue,
  now,
  zone: guess,
  view,
  figures,
  onChange,
}: DeskDeps): Desk => {
  const pace = createPace(now)
  const latest = createLatest()
  let zone = guess
  let whole = true
  const dated = (chosen: View) => {
    const today = dayIn(zone, now())
    return { view: chosen, today, period: resolvePeriod(chosen.period, today) }
  }
  let state: DeskState = {
    ...dated(view),
    catalogue: null,
    board: null,
    loading: null,
    trouble: null,
    denied: false,
  }
  const update = (change: Partial<DeskState>) => {
    state = { ...state, ...change }
    onChange(state)
  }
  const fail = ({ message, reason }: Loaded & { ok: false }) => {
    if (reason === 'access') figures?.forget()
    pace.failed()
    update({ loading: null, trouble: message, denied: reason === 'access' })
  }
  const succeed = ({ board }: Loaded & { ok: true }) => {
    pace.worked()
    whole = isWhole(board)
    zone = board.meta.timeZone
    update({ ...dated(state.view), board: keepLast(board, state.board), loading: null, trouble: null })
    if (!isSamePeriod(state.period, board.period)) load('asked')
    else figures?.keep(board, boardKey(board))
  }
  const settle = ({ loaded, catalogue }: LoadedAll) => {
    state = { ...state, catalogue }
    if (loaded.ok) succeed(loaded)
    else fail(loaded)
  }
  const loadAll = async (signal: AbortSignal): Promise<LoadedAll> => {
    const { period, view: asked, catalogue: kept } = state
    const known = kept ? { ok: true as const, catalogue: kept } : await askCatalogue(signal)
    if (!known.ok) {
      const reason = known.reason === 'access' ? 'access' : 'trouble'
      return { loaded: { ...known, reason }, catalogue: null }
    }
    const { catalogue } = known
    const report = reportNamed(catalogue, asked.report)
    if (!state.board) showKept({ report, period, view: asked }, catalogue)
    return { loaded: await loadBoard(ask, report, period, asked, signal), catalogue }
  }
  /** Only to who has just been let in; dimmed until the new ones are there. */
  const showKept = (question: Pick<Board, 'report' | 'period' | 'view'>, catalogue: Catalogue) => {
    const board = figures?.find(question.report.name, boardKey(question)) ?? null
    if (board) update({ board, catalogue })
  }
  const load = (loading: 'asked' | 'quiet') => {
    update({ ...dated(state.view), loading })
    latest.run(loadAll, settle)
  }
  return {
    choose: (chosen) => {
      const same = isSameQuestion(chosen, state.view)
      update({ view: chosen })
      if (!same) load('asked')
    },
    refresh: () => load('asked'),
    tick: () => {
      if (state.loading || state.denied || pace.isResting()) return
      const { today, period } = dated(state.view)
      const isNow = state.board?.report.over === 'now'
      const isStale = isNow || includesDay(period, today) || state.trouble !== null || !whole
      if (isStale) load(today === state.today ? 'quiet' : 'asked')
    },
    close: latest.stop,
  }
}
