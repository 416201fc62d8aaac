// The analysts' page, whole: a picture of the desk's state. It holds no state of its own and asks nothing.
import { BoardView } from './board-view.tsx'
import type { ReportTable } from './catalogue.ts'
import { Choices } from './choices.tsx'
import type { DeskState } from './desk.ts'
import { FooterLine } from './footer-line.tsx'
import type { Formats } from './formats.ts'
import { PageHeader } from './page-header.tsx'
import { includesDay } from './period.ts'
import type { SavedViews } from './saved-views.ts'
import { SavedViewsMenu } from './saved-views-menu.tsx'
import { type Share, ShareMenu } from './share-menu.tsx'
import { Tabs } from './tabs.tsx'
import type { View } from './view.ts'

export interface ReportsPageProps {
  brand: string
  state: DeskState
  formats: Formats
  /** Whether the page is dark now, by choice or by the system. */
  dark: boolean
  saved: SavedViews
  /** Makes a link for others; null where a link opened the page, and nobody is logged in. */
  share: Share | null
  onChoose: (view: View) => void
  onRefresh: () => void
  /** Saves what a table shows as a file; answers why it could not, or nothing. */
  onFile: (table: ReportTable) => Promise<string>
}

/** What is said above the figures, and to a screen reader; quiet refreshes say nothing. */
const statusOf = ({ board, loading, trouble }: DeskState): string => {
  if (loading === 'asked') return 'Loading the numbers…'
  if (trouble === null) return ''
  const then = board ? 'The last ones stay; they will be asked for again.' : 'They will be asked for again.'
  return `The numbers could not be had. ${trouble} ${then}`
}

export const ReportsPage = (props: ReportsPageProps) => {
  const { brand, state, formats, dark, share, onChoose, onRefresh } = props
  const { board, catalogue, today, view, loading, trouble } = state
  return (
    <>
      <PageHeader
        {...{ brand, state, formats, dark, onRefresh }}
        isPerson={share !== null}
        onTheme={() => onChoose({ ...view, theme: dark ? 'light' : 'dark' })}
      />
      {catalogue && <Tabs catalogue={catalogue} view={view} onChoose={onChoose} />}
      <main aria-busy={loading === 'asked'} class={loading === 'asked' ? 'dimmed' : ''}>
        <Choices state={state} onChoose={onChoose} />
        <SavedViewsMenu saved={props.saved} view={view} onChoose={onChoose} />
        {share && <ShareMenu view={view} share={share} />}
        <p role="status" class={trouble === null ? 'status' : 'status trouble'}>
          {statusOf(state)}
        </p>
        {board && catalogue && (
          <>
            <p class="question">{board.report.question}</p>
            <BoardView
              {...{ board, brand, today, formats }}
              dimensions={catalogue.dimensions}
              onFile={props.onFile}
            />
          </>
        )}
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
