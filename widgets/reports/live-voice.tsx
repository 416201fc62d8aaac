// Reads figures that renew themselves aloud, where somebody wants that: silent until then.
import { useState } from 'preact/hooks'

export const LiveVoice = ({ said }: { said: string }) => {
  const [isOn, setOn] = useState(false)
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={isOn} onChange={(event) => setOn(event.currentTarget.checked)} /> Read
        new figures aloud
      </label>
      <p class="unseen" aria-live={isOn ? 'polite' : 'off'}>
        {said}
      </p>
    </>
  )
}
