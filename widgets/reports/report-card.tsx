// The card of one report: its title, and then its content, what is missing, or why the collector refused.
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { ReportAnswer } from './answer.ts'
import { EmptyState } from './empty-state.tsx'
import { isEmpty } from './is-empty.ts'
import type { Asked } from './query-client.ts'
import type { Report } from './reports.ts'

interface Props {
  report: Report
  asked: Asked
  brand: string
  filtered: boolean
  wide?: boolean
  children: (answer: ReportAnswer) => ComponentChildren
}

const contentOf = ({ asked, report, brand, filtered, children }: Props): ComponentChildren => {
  if (!asked.ok) return <p class="refused">This report could not be made: {asked.message}</p>
  if (isEmpty(asked.answer, report)) {
    return <EmptyState report={report} brand={brand} filtered={filtered} />
  }
  return children(asked.answer)
}

export const ReportCard = (props: Props) => {
  const id = useId()
  return (
    <section class={props.wide ? 'card wide' : 'card'} aria-labelledby={id}>
      <h2 id={id}>{props.report.title}</h2>
      {contentOf(props)}
    </section>
  )
}
