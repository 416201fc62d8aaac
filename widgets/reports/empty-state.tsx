// What stands where a report has nothing to show: what is missing, and the line that sends it.
import type { Report } from './reports.ts'

export const EmptyState = (props: { report: Report; brand: string; filtered: boolean }) => (
  <div class="empty">
    {props.filtered ? (
      <p>Nothing from this kind of device in this period. Choose all devices to see the rest.</p>
    ) : (
      <>
        <p>{props.report.missing}</p>
        <pre>
          <code>{props.report.send.replace('<brand>', props.brand)}</code>
        </pre>
      </>
    )}
  </div>
)
