// What stands where a report has nothing to show: that it is hidden, or what is missing, and the lines that send it.
import type { Report } from './catalogue.ts'
import { TooFew } from './too-few.tsx'

interface Props {
  report: Report
  brand: string
  /** Whether the analyst's own filters may be why. */
  filtered: boolean
  /** Whether something is there that too few visitors are behind. */
  isHidden: boolean
}

export const EmptyState = ({ report, brand, filtered, isHidden }: Props) => (
  <div class="empty">
    {isHidden ? (
      <TooFew />
    ) : filtered ? (
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
