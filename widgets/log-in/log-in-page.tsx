// The page: a form while nobody is logged in, then where they can go.
import { useEffect, useRef, useState } from 'preact/hooks'
import { BrandList } from './brand-list.tsx'
import type { Client, RoleAt, Welcome } from './client.ts'
import { inWords } from './in-words.ts'
import { InvitationForm } from './invitation-form.tsx'
import { LogInForm } from './log-in-form.tsx'

/** What the page is about at first. */
export type Start =
  | { kind: 'log_in'; isRegistered: boolean }
  | { kind: 'invitation'; token: string; welcome: Welcome }
  /** A link that does not work. */
  | { kind: 'no_invitation'; message: string }
  | { kind: 'logged_in'; roles: RoleAt[] }

interface Props {
  client: Client
  root: string
  start: Start
  /** Leads on where there is one way only; answers whether it does. */
  onLoggedIn: (roles: readonly RoleAt[]) => boolean
  onTitle: (title: string) => void
}

const titles = {
  log_in: 'Log in',
  no_invitation: 'This link does not work',
  logged_in: 'Your brands',
} as const

const titleOf = (state: Start): string => {
  if (state.kind !== 'invitation') return titles[state.kind]
  if (state.welcome.purpose === 'new_password') return 'Choose a new password'
  return state.welcome.known ? 'Accept the invitation' : 'Choose a password'
}

export const LogInPage = ({ client, root, start, onLoggedIn, onTitle }: Props) => {
  const [state, setState] = useState(start)
  const heading = useRef<HTMLHeadingElement>(null)
  const title = titleOf(state)

  useEffect(() => onTitle(title), [title])

  /** What was focused is gone: whoever listens is told the new heading. */
  const change = (next: Start) => {
    setState(next)
    heading.current?.focus()
  }

  const enter = async () => {
    const roles = (await client.who()) ?? []
    if (!onLoggedIn(roles)) change({ kind: 'logged_in', roles })
  }

  const leave = async () => {
    const result = await client.logOut()
    change(
      result.ok
        ? { kind: 'log_in', isRegistered: true }
        : { kind: 'no_invitation', message: inWords(result) },
    )
  }

  return (
    <main>
      <p class="soft">Candor</p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {state.kind === 'log_in' && (
        <LogInForm client={client} isRegistered={state.isRegistered} onLoggedIn={enter} />
      )}
      {state.kind === 'invitation' && (
        <InvitationForm client={client} token={state.token} welcome={state.welcome} onLoggedIn={enter} />
      )}
      {state.kind === 'no_invitation' && <p>{state.message}</p>}
      {state.kind === 'logged_in' && <BrandList root={root} roles={state.roles} onLogOut={leave} />}
    </main>
  )
}
