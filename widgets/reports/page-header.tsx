// The head of the page: whose numbers, of which days, and the buttons.
import type { DeskState } from './desk.ts'
import type { Formats } from './formats.ts'
import { includesDay, type Period, previousPeriod } from './period.ts'

interface Props {
  brand: string
  state: DeskState
  formats: Formats
  dark: boolean
  /** Somebody is logged in, and can go elsewhere or log out; not where a link opened the page. */
  isPerson: boolean
  onTheme: () => void
  onRefresh: () => void
}

/** What the shown figures were compared with, or what those under way will be, where that can be said before. */
const comparedWith = ({ view, period, board }: DeskState): Period | null => {
  if (board?.report.over) return null
  if (view.compare === 'previous') return previousPeriod(period)
  return board?.view.compare === view.compare ? board.meta.previousPeriod : null
}

const subtitle = (state: DeskState, formats: Formats): string => {
  if (state.board?.report.over === 'now') return 'right now'
  const before = comparedWith(state)
  return [
    formats.period(state.period),
    before && `compared with ${formats.period(before)}`,
    includesDay(state.period, state.today) && 'today is not over yet',
  ]
    .filter(Boolean)
    .join(' · ')
}

export const PageHeader = ({ brand, state, formats, dark, isPerson, onTheme, onRefresh }: Props) => (
  <header>
    <div class="name">
      <p class="soft">
        Candor reports
        {isPerson && (
          <>
            {' · '}
            <a href="/login">your brands, log out</a>
          </>
        )}
      </p>
      <h1>{brand}</h1>
      <p>{subtitle(state, formats)}</p>
    </div>
    <div class="buttons">
      <button type="button" onClick={onRefresh}>
        Refresh
      </button>
      <button type="button" onClick={onTheme}>
        {dark ? 'Light theme' : 'Dark theme'}
      </button>
    </div>
  </header>
)
