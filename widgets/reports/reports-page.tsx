// The analysts' page, whole: a picture of the desk's state. It holds no state of its own and asks nothing.
import { BoardView } from './board-view.tsx'
import { Choices } from './choices.tsx'
import type { DeskState } from './desk.ts'
import { FooterLine } from './footer-line.tsx'
import type { Formats } from './formats.ts'
import { PageHeader } from './page-header.tsx'
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

/** What a screen reader is told; quiet refreshes say nothing. */
const statusOf = ({ loading, trouble }: DeskState): string => {
  if (loading === 'asked') return 'Loading the numbers…'
  return trouble === null ? '' : `The numbers could not be refreshed. ${trouble}`
}

export const ReportsPage = ({ brand, state, formats, dark, onChoose, onRefresh }: ReportsPageProps) => {
  const { board, today, view, loading, trouble } = state
  const status = statusOf(state)
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
          {status}
          {trouble !== null &&
            loading === null &&
            (board ? ' The last ones stay.' : ' It will be tried again by itself.')}
        </p>
        {board && <BoardView board={board} brand={brand} today={today} formats={formats} />}
      </main>
      {board && <FooterLine meta={board.meta} today={today} formats={formats} />}
    </>
  )
}
