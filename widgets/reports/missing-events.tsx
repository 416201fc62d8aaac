// Events that reports lack: which reports stay empty without each, and the line of code that sends it.
import type { ReportAnswer } from './answer.ts'

export const MissingEvents = ({ answer, brand }: { answer: ReportAnswer; brand: string }) => (
  <ul class="needs">
    {answer.rows.map(({ cells: { event, needed_by, example } }) => (
      <li key={event}>
        <p>
          {event}: missing in {needed_by}
        </p>
        <pre>
          <code>{String(example).replace('<brand>', brand)}</code>
        </pre>
      </li>
    ))}
  </ul>
)
