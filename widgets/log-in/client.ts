// What the page asks the collector. Every way it can fail is a value.

export type Role = 'operator' | 'account' | 'brand_admin' | 'analyst' | 'ambassador'

export interface RoleAt {
  brand: string
  role: Role
}

/** What a one-time link is for. */
export interface Welcome {
  purpose: 'join' | 'new_password'
  email: string
  /** Null: every brand. */
  brand: string | null
  role: Role
  /** They have a password already, and accept with it. */
  known: boolean
  /** The fewest characters that a password may have. */
  least: number
}

export type Refusal =
  /** The name or the password is not right. */
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; seconds: number }
  /** The password cannot be chosen, and why. */
  | { ok: false; reason: 'weak'; message: string }
  /** The link is used up or over. */
  | { ok: false; reason: 'dead' }
  | { ok: false; reason: 'refused'; message: string }
  | { ok: false; reason: 'unreachable' }

export type Result = { ok: true } | Refusal

export interface Client {
  /** The roles of who is logged in; null when nobody is. */
  who(): Promise<RoleAt[] | null>
  logIn(user: string, password: string, remember: boolean): Promise<Result>
  /** Automatic log-in, where the browser was asked to remember it. */
  resume(): Promise<boolean>
  logOut(): Promise<Result>
  /** Null when the link does not work. */
  look(token: string): Promise<Welcome | Exclude<Refusal, { reason: 'wrong' | 'weak' }>>
  accept(token: string, password: string): Promise<Result>
}

export interface ClientDeps {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  /** The collector's root, with a slash at its end. */
  root: string
}

export const createClient = ({ fetch, root }: ClientDeps): Client => {
  const ask = (path: string, method: string, body?: object): Promise<Response | null> =>
    fetch(`${root}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    }).catch(() => null)

  const settle = async (asking: Promise<Response | null>): Promise<Result> => {
    const answer = await asking
    return answer?.ok ? { ok: true } : refusalOf(answer)
  }

  return {
    async who() {
      const answer = await ask('session', 'GET')
      return answer?.ok ? (await answer.json()).brands : null
    },
    logIn: (user, password, remember) => settle(ask('session', 'POST', { user, password, remember })),
    resume: async () => (await settle(ask('session/remembered', 'POST', {}))).ok,
    logOut: () => settle(ask('session', 'DELETE')),
    async look(token) {
      const answer = await ask(`invitation/${encodeURIComponent(token)}/state`, 'GET')
      if (answer?.ok) return answer.json()
      const refusal = await refusalOf(answer)
      return refusal.reason === 'wrong' || refusal.reason === 'weak' ? { ok: false, reason: 'dead' } : refusal
    },
    accept: (token, password) => settle(ask(`invitation/${encodeURIComponent(token)}`, 'POST', { password })),
  }
}

const refusalOf = async (answer: Response | null): Promise<Refusal> => {
  if (!answer || answer.status >= 500) return { ok: false, reason: 'unreachable' }
  if (answer.status === 401) return { ok: false, reason: 'wrong' }
  if (answer.status === 404) return { ok: false, reason: 'dead' }
  if (answer.status === 429)
    return { ok: false, reason: 'wait', seconds: Number(answer.headers.get('Retry-After')) || 1 }
  const { error } = await answer.json().catch(() => ({ error: {} }))
  const message =
    typeof error?.message === 'string' ? error.message : `The collector answered ${answer.status}.`
  return error?.code === 'weak_password'
    ? { ok: false, reason: 'weak', message }
    : { ok: false, reason: 'refused', message }
}
