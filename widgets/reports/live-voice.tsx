// Figures that renew themselves: read aloud where somebody wants that, and silent until then.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

export const LiveVoice = ({ children }: { children: ComponentChildren }) => {
  const [isOn, setOn] = useState(false)
  return (
    <>
      <div aria-live={isOn ? 'polite' : 'off'}>{children}</div>
      <label class="check">
        <input type="checkbox" checked={isOn} onChange={() => setOn(!isOn)} /> Read new figures aloud
      </label>
    </>
  )
}
