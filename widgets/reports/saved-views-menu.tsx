// The views kept in this browser: each opens, or is forgotten; the one that is shown can be kept by a name.
import { useState } from 'preact/hooks'
import { longestName, type SavedViews } from './saved-views.ts'
import { parseView, printView, type View } from './view.ts'

interface Props {
  saved: SavedViews
  view: View
  onChoose: (view: View) => void
}

export const SavedViewsMenu = ({ saved, view, onChoose }: Props) => {
  const [views, setViews] = useState(saved.all)
  const [name, setName] = useState('')
  const [said, setSaid] = useState('')
  const keep = (event: Event) => {
    event.preventDefault()
    const isKept = saved.save({ name: name.trim(), query: printView(view) })
    setSaid(isKept ? `Kept in this browser: ${name.trim()}.` : 'This browser keeps nothing for this page.')
    setName('')
    setViews(saved.all())
  }
  const forget = (forgotten: string) => {
    saved.forget(forgotten)
    setViews(saved.all())
    setSaid(`Forgotten: ${forgotten}.`)
  }
  return (
    <details class="add">
      <summary>Saved views</summary>
      <ul class="chips" aria-label="Saved views">
        {views.map(({ name: kept, query }) => (
          <li key={kept}>
            <button
              type="button"
              class="plain"
              onClick={() => onChoose({ ...parseView(query), theme: view.theme })}
            >
              <bdi>{kept}</bdi>
            </button>
            <button type="button" class="plain" aria-label={`Forget ${kept}`} onClick={() => forget(kept)}>
              ✕
            </button>
          </li>
        ))}
      </ul>
      <form class="choices" onSubmit={keep}>
        <label>
          <span>Name of this view</span>
          <input
            type="text"
            required
            pattern=".*\S.*"
            maxLength={longestName}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="quiet">
          Keep this view
        </button>
        <p role="status" class="soft">
          {said}
        </p>
      </form>
    </details>
  )
}
