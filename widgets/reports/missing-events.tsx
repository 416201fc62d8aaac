// Events that reports lack: which reports stay empty without each, and the line of code that sends it.
import type { ReportAnswer } from './answer.ts'

export const MissingEvents = ({ answer, brand }: { answer: ReportAnswer; brand: string }) => (
  <ul class="needs">
    {answer.rows.map(({ cells: { event, needed_by, example } }) => (
      <li key={String(event)}>
        <p>
          <b>{event}</b> did not come in these days. Without it these stay empty, in whole or in part:{' '}
          {needed_by}. Send it so:
        </p>
        <pre>
          <code>{String(example).replace('<brand>', brand)}</code>
        </pre>
      </li>
    ))}
  </ul>
)
