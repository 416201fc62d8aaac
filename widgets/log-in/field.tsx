// A labelled field with what is wrong with it; a password can be shown while it is typed.
import type { Ref } from 'preact'
import { useId, useState } from 'preact/hooks'

interface Props {
  label: string
  value: string
  onInput: (value: string) => void
  /** Why the form was not taken, where it is this field's fault. */
  wrong: string | null
  /** Lets a password manager know which it is. */
  autocomplete: 'username' | 'current-password' | 'new-password'
  hint?: string | undefined
  inputRef: Ref<HTMLInputElement>
}

const concealed = { type: 'password' } as const
const legible = { type: 'text' } as const

export const Field = ({ label, value, onInput, wrong, autocomplete, hint, inputRef }: Props) => {
  const id = useId()
  const [isShown, setShown] = useState(false)
  const isPassword = autocomplete !== 'username'
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="input">
        <input
          ref={inputRef}
          id={id}
          name={isPassword ? 'password' : 'user'}
          {...(isPassword && !isShown ? concealed : legible)}
          inputMode={isPassword ? undefined : 'email'}
          autocomplete={autocomplete}
          autocapitalize="none"
          spellcheck={false}
          value={value}
          aria-invalid={wrong !== null}
          aria-describedby={described || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {isPassword && (
          <button type="button" class="show" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            Show<span class="unseen"> password</span>
          </button>
        )}
      </div>
      {hint && (
        <p id={`${id}-hint`} class="soft">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} class="wrong">
          {wrong}
        </p>
      )}
    </div>
  )
}
