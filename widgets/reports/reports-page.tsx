// The analysts' page, whole: a picture of the desk's state. It holds no state of its own and asks nothing.
import { BoardView } from './board-view.tsx'
import { Choices } from './choices.tsx'
import type { DeskState } from './desk.ts'
import { FooterLine } from './footer-line.tsx'
import type { Formats } from './formats.ts'
import { PageHeader } from './page-header.tsx'
import { includesDay } from './period.ts'
import type { View } from './view.ts'

export interface ReportsPageProps {
  brand: string
  state: DeskState
  formats: Formats
  /** Whether the page is dark now, by choice or by the system. */
  dark: boolean
  onChoose: (view: View) => void
  onRefresh: () => void
}

/** What is said above the figures, and to a screen reader; quiet refreshes say nothing. */
const statusOf = ({ board, loading, trouble }: DeskState): string => {
  if (loading === 'asked') return 'Loading the numbers…'
  if (trouble === null) return ''
  const then = board ? 'The last ones stay; they will be asked for again.' : 'They will be asked for again.'
  return `The numbers could not be had. ${trouble} ${then}`
}

export const ReportsPage = ({ brand, state, formats, dark, onChoose, onRefresh }: ReportsPageProps) => {
  const { board, today, view, loading, trouble } = state
  return (
    <>
      <PageHeader
        brand={brand}
        state={state}
        formats={formats}
        dark={dark}
        onRefresh={onRefresh}
        onTheme={() => onChoose({ ...view, theme: dark ? 'light' : 'dark' })}
      />
      <main aria-busy={loading === 'asked'} class={loading === 'asked' ? 'dimmed' : ''}>
        <Choices state={state} onChoose={onChoose} />
        <p role="status" class={trouble === null ? 'status' : 'status trouble'}>
          {statusOf(state)}
        </p>
        {board && <BoardView board={board} brand={brand} today={today} formats={formats} />}
      </main>
      {board && (
        <FooterLine
          meta={board.meta}
          today={today}
          formats={formats}
          live={includesDay(board.period, today)}
        />
      )}
    </>
  )
}
