// The page of a one-time link: who is new chooses a password, who has one types it to accept.
import { useRef, useState } from 'preact/hooks'
import type { Client, Welcome } from './client.ts'
import { Field } from './field.tsx'
import { inWords, roleWords } from './in-words.ts'
import { SubmitForm } from './submit-form.tsx'

interface Props {
  client: Pick<Client, 'accept'>
  token: string
  welcome: Welcome
  onLoggedIn: () => Promise<void>
}

export const InvitationForm = ({ client, token, welcome, onLoggedIn }: Props) => {
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const { known, least, email } = welcome

  const submit = async (): Promise<string | null> => {
    const lacks = refuse(password, welcome)
    setWrong(lacks)
    if (lacks) {
      input.current?.focus()
      return null
    }
    const result = await client.accept(token, password)
    if (result.ok) {
      await onLoggedIn()
      return null
    }
    input.current?.focus()
    return inWords(result)
  }

  return (
    <>
      <p>{leadOf(welcome)}</p>
      <SubmitForm button={known ? 'Accept' : 'Keep this password and log in'} onSubmit={submit}>
        <p class="who">
          <span class="soft">You log in as</span>
          <bdi>{email}</bdi>
          {/* For password managers, which look for a name beside the password. */}
          <input
            class="unseen"
            tabIndex={-1}
            aria-hidden="true"
            autocomplete="username"
            readOnly
            value={email}
          />
        </p>
        <Field
          label={known ? 'Your password' : 'New password'}
          value={password}
          onInput={setPassword}
          wrong={wrong}
          autocomplete={known ? 'current-password' : 'new-password'}
          hint={
            known ? undefined : `At least ${least} characters. A few words in a row are easy to keep in mind.`
          }
          inputRef={input}
        />
      </SubmitForm>
    </>
  )
}

const refuse = (password: string, { known, least }: Welcome): string | null => {
  if (password === '') return known ? 'Type your password.' : 'Choose a password.'
  return known || [...password].length >= least ? null : `A password has at least ${least} characters.`
}

const leadOf = ({ purpose, brand, role, known }: Welcome): string => {
  if (purpose === 'new_password')
    return 'Choose a new password. Every device that is logged in now is logged out.'
  const where = brand === null ? 'You are invited' : `You are invited to ${brand}`
  const how = known ? ' You have an account here already: type its password to accept.' : ''
  return `${where} ${roleWords[role]}.${how}`
}
