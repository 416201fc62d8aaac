// Name and password. What is wrong is said once, aloud, and the caret goes where it can be mended.
import { useRef, useState } from 'preact/hooks'
import type { Client } from './client.ts'
import { Field } from './field.tsx'
import { inWords } from './in-words.ts'
import { SubmitForm } from './submit-form.tsx'

interface Props {
  client: Pick<Client, 'logIn'>
  /** Somebody of this browser has an account here (K5). */
  isRegistered: boolean
  onLoggedIn: () => Promise<void>
}

export const LogInForm = ({ client, isRegistered, onLoggedIn }: Props) => {
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(false)
  const [missing, setMissing] = useState<'user' | 'password' | null>(null)
  const userInput = useRef<HTMLInputElement>(null)
  const passwordInput = useRef<HTMLInputElement>(null)

  const submit = async (): Promise<string | null> => {
    const lacks = user.trim() === '' ? 'user' : password === '' ? 'password' : null
    setMissing(lacks)
    if (lacks) {
      const field = lacks === 'user' ? userInput : passwordInput
      field.current?.focus()
      return null
    }
    const result = await client.logIn(user.trim(), password, remember)
    if (result.ok) {
      await onLoggedIn()
      return null
    }
    passwordInput.current?.focus()
    return inWords(result)
  }

  return (
    <SubmitForm button="Log in" onSubmit={submit}>
      <Field
        label="E-mail or user ID"
        value={user}
        onInput={setUser}
        wrong={missing === 'user' ? 'Type the e-mail address that you were invited by.' : null}
        autocomplete="username"
        inputRef={userInput}
      />
      <Field
        label="Password"
        value={password}
        onInput={setPassword}
        wrong={missing === 'password' ? 'Type your password.' : null}
        autocomplete="current-password"
        inputRef={passwordInput}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
        Remember me on this device
      </label>
      {!isRegistered && <p class="soft">No account yet? Open the link of your invitation.</p>}
    </SubmitForm>
  )
}
