// The head of the page: whose numbers, of which days, and the two buttons.
import type { DeskState } from './desk.ts'
import type { Formats } from './formats.ts'
import { includesDay, previousPeriod } from './period.ts'

interface Props {
  brand: string
  state: DeskState
  formats: Formats
  dark: boolean
  onTheme: () => void
  onRefresh: () => void
}

const subtitle = ({ view, period, today }: DeskState, formats: Formats): string =>
  [
    formats.period(period),
    view.compare && `compared with ${formats.period(previousPeriod(period))}`,
    includesDay(period, today) && 'today is not over yet',
  ]
    .filter(Boolean)
    .join(' · ')

export const PageHeader = ({ brand, state, formats, dark, onTheme, onRefresh }: Props) => (
  <header>
    <div class="name">
      <p class="soft">Candor reports</p>
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
