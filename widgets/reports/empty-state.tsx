// What stands where a report has nothing to show: what is missing, and the lines that send it.
import type { Report } from './catalogue.ts'

interface Props {
  report: Report
  brand: string
  /** Whether the analyst's own filters may be why. */
  filtered: boolean
}

export const EmptyState = ({ report, brand, filtered }: Props) => (
  <div class="empty">
    {filtered ? (
      <p>Nothing in this period passes the filters. Take one away to see the rest.</p>
    ) : (
      <>
        <p>Nothing was measured for this in these days. It needs these events from the shop:</p>
        <ul class="needs">
          {report.needs.map(({ event, example }) => (
            <li key={event}>
              <p>{event}</p>
              <pre>
                <code>{example.replace('<brand>', brand)}</code>
              </pre>
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
)
