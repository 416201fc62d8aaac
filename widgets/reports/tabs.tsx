// The list of reports, each a link to itself in the same days and filters.
import type { Catalogue } from './catalogue.ts'
import { printView, type View } from './view.ts'

interface Props {
  catalogue: Catalogue
  view: View
  onChoose: (view: View) => void
}

/** A press that asks for another tab or window is the browser's. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !(metaKey || ctrlKey || shiftKey || altKey)

export const Tabs = ({ catalogue: { reports }, view, onChoose }: Props) => {
  const shown = reports.find(({ name }) => name === view.report) ?? reports[0]
  return (
    <nav aria-label="Reports">
      <ul class="tabs">
        {reports.map((report) => {
          const chosen = { ...view, report: report === reports[0] ? '' : report.name }
          const choose = (event: MouseEvent) => {
            if (!isPlain(event)) return
            event.preventDefault()
            onChoose(chosen)
          }
          return (
            <li key={report.name}>
              <a
                href={printView(chosen) || '?'}
                aria-current={report === shown ? 'page' : undefined}
                onClick={choose}
              >
                {report.title}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
