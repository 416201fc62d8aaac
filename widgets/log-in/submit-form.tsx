// A form that is sent once at a time, and says aloud why it was not taken.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface Props {
  button: string
  /** @returns what went wrong, for the whole form, or null */
  onSubmit: () => Promise<string | null>
  children: ComponentChildren
}

export const SubmitForm = ({ button, onSubmit, children }: Props) => {
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: Event) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    // Emptied first: the same words said again would otherwise not be heard.
    setProblem(null)
    setProblem(await onSubmit())
    setBusy(false)
  }

  return (
    <form noValidate onSubmit={submit}>
      <div role="alert" class="alert">
        {problem && <p>{problem}</p>}
      </div>
      {children}
      <button type="submit" class="main" aria-disabled={isBusy}>
        {isBusy ? 'One moment…' : button}
      </button>
    </form>
  )
}
