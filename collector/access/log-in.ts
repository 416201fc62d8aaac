// Logging in and out: a user's name and password, or a remembered token, for a new session (T1–T3, K6).
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { RecordStore } from '../stores/records.ts'
import type { Addresses } from './addresses.ts'
import type { Checked, CheckPassword } from './password-check.ts'
import type { People, Person } from './people.ts'
import type { Remembered } from './remembered.ts'
import type { Sessions } from './sessions.ts'

/** What the cookies are set to. */
export interface Opened {
  person: string
  session: string
  /** The token of the automatic log-in; null where none was asked for. */
  remembered: string | null
}

/** The cookies that came with the request: what they open ends when something new begins. */
export interface Held {
  session: string | null
  remembered: string | null
}

export interface LogInTry {
  /** An e-mail address, or the person's ID. */
  user: string
  password: string
  remember: boolean
  /** Where it comes from, for the throttle. */
  address: string
  held: Held
}

export type LoggedIn = { ok: true; opened: Opened } | Exclude<Checked, { ok: true }>

export interface LogIn {
  /** The answer for a wrong password and for nobody of that name is the same, and takes the same time. */
  logIn(tried: LogInTry): Promise<LoggedIn>
  /** A session for a remembered token, which is replaced; null when it opens nothing. */
  resume(held: Held): Promise<Opened | null>
  logOut(held: Held): Promise<void>
}

export interface LogInOptions {
  records: RecordStore
  addresses: Addresses
  people: People
  sessions: Sessions
  remembered: Remembered
  checkPassword: CheckPassword
}

export function createLogIn(options: LogInOptions): LogIn {
  const { records, people, sessions, remembered, checkPassword } = options

  /** By the person where there is one, so that their address and their ID are one account. */
  function accountOf(person: Person | null, name: string): string {
    return person?.id ?? options.addresses.tag(normaliseEmail(name) ?? name)
  }

  /** Null when the person went away while the password was compared. */
  function open(person: string, remember: boolean, held: Held): Promise<Opened | null> {
    return records.transact(null, async (tx) => {
      const found = await people.find(tx, person)
      if (!found) return null
      if (held.session) await sessions.end(tx, held.session)
      if (held.remembered) await remembered.end(tx, held.remembered)
      await people.loggedIn(tx, found)
      const begun = remember ? await remembered.begin(tx, person) : null
      const session = await sessions.begin(tx, person, begun?.family ?? null)
      return { person, session, remembered: begun?.token ?? null }
    })
  }

  return {
    async logIn({ user, password, remember, address, held }) {
      const person = await records.transact(null, (tx) => people.findByName(tx, user))
      const account = accountOf(person, user)
      const passwordHash = person?.passwordHash ?? null
      const checked = await checkPassword({ account, passwordHash, password, address })
      if (!checked.ok) return checked
      const opened = person && (await open(person.id, remember, held))
      return opened ? { ok: true, opened } : { ok: false, reason: 'wrong' }
    },
    resume: ({ session, remembered: token }) =>
      records.transact(null, async (tx) => {
        const turned = token === null ? null : await remembered.turn(tx, token)
        const person = turned && (await people.find(tx, turned.person))
        if (!turned || !person) return null
        if (session) await sessions.end(tx, session)
        await people.loggedIn(tx, person)
        const begun = await sessions.begin(tx, person.id, turned.family)
        return { person: person.id, session: begun, remembered: turned.token }
      }),
    logOut: ({ session, remembered: token }) =>
      records.transact(null, async (tx) => {
        if (session) await sessions.end(tx, session)
        if (token) await remembered.end(tx, token)
      }),
  }
}
