// The card of one table: its title and its file, and then its content, what is missing, or why it was refused.
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { ReportAnswer } from './answer.ts'
import type { AskedTable } from './board.ts'
import type { Report, ReportTable } from './catalogue.ts'
import { EmptyState } from './empty-state.tsx'
import { isEmpty } from './is-empty.ts'

interface Props extends AskedTable {
  report: Report
  brand: string
  filtered: boolean
  wide?: boolean
  /** Saves what is shown as a file; answers why it could not, or nothing. */
  onFile: (table: ReportTable) => Promise<string>
  children: (answer: ReportAnswer) => ComponentChildren
}

export const ReportCard = ({ table, asked, report, brand, filtered, wide, onFile, children }: Props) => {
  const id = useId()
  const [trouble, setTrouble] = useState('')
  const empty = asked.ok && isEmpty(asked.answer, table)
  return (
    <section class={wide ? 'card wide' : 'card'} aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{table.title}</h2>
        {asked.ok && !empty && (
          <button
            type="button"
            class="plain"
            aria-label={`${table.title} as CSV`}
            onClick={async () => setTrouble(await onFile(table))}
          >
            CSV
          </button>
        )}
      </div>
      <p role="status" class="wrong">
        {trouble && `The file could not be had. ${trouble}`}
      </p>
      {!asked.ok && <p class="refused">This table could not be made: {asked.message}</p>}
      {empty &&
        (table.told ? (
          <p>{table.empty}</p>
        ) : (
          <EmptyState {...{ report, brand, filtered }} isHidden={asked.answer.meta.suppressed > 0} />
        ))}

      {asked.ok && !empty && children(asked.answer)}
    </section>
  )
}
