// A whole collector whose people log in, asked without a socket, as a browser on http://localhost asks it.
import { randomBytes } from 'node:crypto'
import { withKey } from '../../collector/access/access-keys.ts'
import { createOperatorToken } from '../../collector/access/operator-token.ts'
import { openKeys, openRecords } from '../../collector/data-folder.ts'
import { newToken } from '../../collector/privacy/token.ts'
import { sourceRecordsWorker } from './source-records-worker.ts'
import { startTestCollector, type TestCollectorOptions } from './start-test-collector.ts'

export type AccessTest = Awaited<ReturnType<typeof startAccess>>

export interface Ask {
  /** As JSON; a text as it is. */
  body?: object | string | undefined
  /** `name=value; …` */
  cookie?: string | undefined
  /** A bearer token. */
  key?: string | undefined
  headers?: Record<string, string>
}

const tables = ['people', 'grants', 'sessions', 'remembered', 'invitations']

export const password = 'four words in a row'

export async function startAccess(options: TestCollectorOptions = {}) {
  const collector = await startTestCollector(options)
  const { environment, clock } = collector
  const keys = openKeys(environment, () => clock.now)
  if (!keys.ok) throw new Error(keys.message)
  const { keyRing, brands } = keys
  const { app } = collector.collector

  async function ask(method: string, path: string, asked: Ask = {}): Promise<Response> {
    const { body, cookie, key, headers } = asked
    return app.request(path, {
      method,
      headers: {
        host: 'localhost:8787',
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }

  /** As the command line does; answers the last part of the link. */
  async function invite(wanted: Record<string, string>): Promise<string> {
    const answer = await ask('POST', '/users', { key: createOperatorToken(keyRing, clock.now), body: wanted })
    const { link } = await answer.json()
    if (typeof link !== 'string') throw new Error(`${answer.status}: no link`)
    return link.replace('/invitation/', '')
  }

  return {
    ...collector,
    keyRing,
    brands,
    app,
    ask,
    invite,
    operatorKey: () => createOperatorToken(keyRing, clock.now),

    /** Invited and accepted: the cookies of somebody who is logged in. */
    async join(wanted: Record<string, string>): Promise<string> {
      const answer = await ask('POST', `/invitation/${await invite(wanted)}`, { body: { password } })
      return cookiesOf(answer)
    },

    logIn: (user: string, typed = password, more: Ask & { remember?: boolean } = {}) => {
      const { remember = false, ...asked } = more
      return ask('POST', '/session', { ...asked, body: { user, password: typed, remember } })
    },

    /** Every row about people as it stands in the operator's database. Asked after the collector has stopped. */
    async storedPeople(): Promise<string> {
      const opened = await openRecords(environment, keyRing, sourceRecordsWorker)
      if (!opened.ok) throw new Error(opened.message)
      const rows = await opened.store.transact(null, async (tx) => {
        const all = []
        for (const table of tables) all.push(await tx.run(`SELECT * FROM ${table}`))
        return all
      })
      await opened.store.close()
      return JSON.stringify(rows)
    },

    /** A link to a brand's reports, as `candor report-link` makes one; the collector sees it a second later. */
    reportKey(name: string, expires: number | null = null): string {
      const brand = brands.find(name)
      if (!brand) throw new Error(name)
      const token = newToken(randomBytes)
      brands.save(withKey(brand, 'analyst', token, keyRing, expires, clock.now))
      clock.now += 1001
      return token
    },
  }
}

/** What an answer set, as the browser sends it back; deleted ones are left out. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .filter((header) => !header.includes('Max-Age=0'))
    .map((header) => header.split(';', 1)[0])
    .join('; ')
}

/** Status and code of an answer. */
export async function codeOf(answer: Response): Promise<[number, string | null]> {
  const text = await answer.text()
  return [answer.status, text ? (JSON.parse(text).error?.code ?? null) : null]
}
