// Asks the collector: what it can report, and one report's question. Every way it can fail is a value.
import { parseAnswer, type ReportAnswer } from './answer.ts'
import { type Catalogue, parseCatalogue } from './catalogue.ts'
import { isRecord } from './is-record.ts'
import type { ReportQuery } from './query.ts'
import type { Share } from './share-menu.tsx'

/**
 * - `access`: nobody is logged in who may read this, or the link's token is wrong or expired;
 * - `refused`: the collector does not answer this question, and says why;
 * - `unreachable`: no answer, or none that can be read; asking again may help.
 */
export interface Failure {
  ok: false
  reason: 'access' | 'refused' | 'unreachable'
  message: string
}

export type Asked = { ok: true; answer: ReportAnswer } | Failure
/** A query, or the path of a table that is asked by its name. */
export type Ask = (question: ReportQuery | string, signal: AbortSignal) => Promise<Asked>
export type AskCatalogue = (signal: AbortSignal) => Promise<{ ok: true; catalogue: Catalogue } | Failure>
/** The same question as a file of comma-separated values. */
export type AskFile = (question: ReportQuery | string) => Promise<{ ok: true; file: Blob } | Failure>

export interface QueryClientDeps {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  brand: string
  /** The token of the report link; null: whoever is logged in asks, by their cookie. */
  access: string | null
}

export interface QueryClient {
  ask: Ask
  askCatalogue: AskCatalogue
  askFile: AskFile
  share: Share
}

const unreachable = (message: string): Failure => ({ ok: false, reason: 'unreachable', message })

const messageOf = (body: unknown, status: number): string => {
  const error = isRecord(body) ? body.error : null
  const message = isRecord(error) ? error.message : null
  return typeof message === 'string' ? message : `The collector answered ${status}.`
}

/** Null where the answer is none of failure. */
const failureOf = async (response: Response): Promise<Failure | null> => {
  const { status } = response
  if (status < 400) return null
  const message = messageOf(await response.json().catch(() => null), status)
  if (status === 401 || status === 403) return { ok: false, reason: 'access', message }
  return status >= 500 || status === 429 ? unreachable(message) : { ok: false, reason: 'refused', message }
}

/** @returns functions that ask; they never throw, also when aborted */
export const createQueryClient = ({ fetch, brand, access }: QueryClientDeps): QueryClient => {
  const folder = `/api/${encodeURIComponent(brand)}`
  const credentials = access === null ? 'same-origin' : 'omit'
  const request = async (path: string, headers: Record<string, string>, init: RequestInit) => {
    const authorized = access === null ? headers : { ...headers, Authorization: `Bearer ${access}` }
    const response = await fetch(folder + path, { ...init, headers: authorized, credentials }).catch(
      () => null,
    )
    return response ?? unreachable('The collector cannot be reached.')
  }
  const put = (question: ReportQuery | string, accept: string, init: RequestInit = {}) =>
    typeof question === 'string'
      ? request(`/reports/${question}`, { Accept: accept }, init)
      : request(
          '/reports/query',
          { 'Content-Type': 'application/json', Accept: accept },
          { ...init, method: 'POST', body: JSON.stringify(question) },
        )
  /** What `read` makes of a good answer; null: it cannot be read. */
  const settle = async <Good>(
    answered: Response | Failure,
    read: (response: Response) => Promise<Good | null>,
  ): Promise<Good | Failure> => {
    if (!(answered instanceof Response)) return answered
    const failure = await failureOf(answered)
    if (failure) return failure
    const good = await read(answered).catch(() => null)
    return good ?? unreachable('The collector’s answer could not be read.')
  }
  return {
    ask: async (question, signal) =>
      settle(await put(question, 'application/json', { signal }), async (response) => {
        const answer = parseAnswer(await response.json())
        return answer && { ok: true as const, answer }
      }),
    askCatalogue: async (signal) =>
      settle(await request('/reports', { Accept: 'application/json' }, { signal }), async (response) => {
        const catalogue = parseCatalogue(await response.json())
        return catalogue && { ok: true as const, catalogue }
      }),
    askFile: async (question) =>
      settle(
        await put(typeof question === 'string' ? question.replace('?', '.csv?') : question, 'text/csv'),
        async (response) => ({
          ok: true as const,
          file: await response.blob(),
        }),
      ),
    share: async (wanted) => {
      const body = JSON.stringify(wanted)
      const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
      return settle(await request('/share-links', headers, { method: 'POST', body }), async (response) => {
        const made: unknown = await response.json()
        return isRecord(made) && typeof made.link === 'string' ? { ok: true as const, link: made.link } : null
      })
    },
  }
}
