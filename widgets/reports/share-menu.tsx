// Sharing what is shown: a link for some days, with the view's filters, which the collector adds to all that it opens.
import { useState } from 'preact/hooks'
import { filterWords } from './filters.ts'
import type { View } from './view.ts'

export interface Wanted {
  filters: View['filters']
  /** Absent: the first report. */
  report?: string
  days: number
}

export type Shared = { ok: true; link: string } | { ok: false; message: string }
/** Makes the link; never throws. */
export type Share = (wanted: Wanted) => Promise<Shared>

interface Props {
  view: View
  share: Share
}

/** Days that a link can live; the collector allows 1 to 90. */
const lifetimes = [7, 30, 90]

export const ShareMenu = ({ view: { filters, report }, share }: Props) => {
  const [days, setDays] = useState(7)
  const [made, setMade] = useState({ of: '', link: '', said: '' })
  /** What was made for other filters or another report is not shown beside these. */
  const of = JSON.stringify([filters, report])
  const { link, said } = made.of === of ? made : { link: '', said: '' }
  const make = async (event: Event) => {
    event.preventDefault()
    const shared = await share({ filters, ...(report ? { report } : {}), days })
    const worksFor = `Works for ${days} days. It is shown this once: copy it now.`
    setMade(shared.ok ? { of, link: shared.link, said: worksFor } : { of, link: '', said: shared.message })
  }
  return (
    <details class="add">
      <summary>Share</summary>
      <form class="choices" onSubmit={make}>
        <p class="soft">
          {filters.length === 0
            ? 'Whoever has the link sees every figure of these reports. Filter first to share a part.'
            : `Whoever has the link sees only: ${filters.map(filterWords).join(', ')}.`}
        </p>
        <label>
          <span>Days</span>
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {lifetimes.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="quiet">
          Make a link
        </button>
        {link && (
          <label>
            <span>Link</span>
            <input type="text" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
          </label>
        )}
        <p role="status" class="soft">
          {said}
        </p>
      </form>
    </details>
  )
}
