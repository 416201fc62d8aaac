// The last minutes as bars, the newest to the right: a sentence, its picture, and the table one tap away.
import { measured } from './answer.ts'
import { RowsTable, type RowsTableProps } from './rows-table.tsx'

const height = 80
const step = 10

export const LiveMinutes = (props: RowsTableProps) => {
  const { rows } = props.answer
  const values = rows.map(({ cells }) => measured(cells, 'page_views') ?? 0)
  const most = Math.max(1, ...values)
  const minute = rows[values.indexOf(most)]?.cells.minute
  const said = minute ? `The most page views in a minute were ${most}, at ${minute}.` : ''
  return (
    <>
      <p>{said}</p>
      <svg
        class="bars"
        role="img"
        aria-label="Page views by minute, the newest to the right"
        viewBox={`0 0 ${values.length * step} ${height}`}
        preserveAspectRatio="none"
      >
        {values.map((value, at) => {
          const tall = (value / most) * height
          return (
            <rect
              key={rows[at]?.cells.minute}
              x={at * step}
              y={height - tall}
              width={step - 2}
              height={tall}
            />
          )
        })}
      </svg>
      <p class="soft ends">
        <span>{rows[0]?.cells.minute}</span>
        <span>{rows.at(-1)?.cells.minute}</span>
      </p>
      <details>
        <summary>Table of these minutes</summary>
        <RowsTable {...props} whole />
      </details>
    </>
  )
}
