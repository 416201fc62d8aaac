// Asks the collector one report question. Every way it can fail is a value.
import { parseAnswer, type ReportAnswer } from './answer.ts'
import { isRecord } from './is-record.ts'
import type { ReportQuery } from './query.ts'

/**
 * - `access`: nobody is logged in who may read this, or the link's token is wrong or expired;
 * - `refused`: the collector does not answer this question, and says why;
 * - `unreachable`: no answer, or none that can be read; asking again may help.
 */
export type Asked =
  | { ok: true; answer: ReportAnswer }
  | { ok: false; reason: 'access' | 'refused' | 'unreachable'; message: string }

export type Ask = (query: ReportQuery, signal: AbortSignal) => Promise<Asked>

export interface QueryClientDeps {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  brand: string
  /** The token of the report link; null: whoever is logged in asks, by their cookie. */
  access: string | null
}

const unreachable = (message: string): Asked => ({ ok: false, reason: 'unreachable', message })

const messageOf = (body: unknown, status: number): string => {
  const error = isRecord(body) ? body.error : null
  const message = isRecord(error) ? error.message : null
  return typeof message === 'string' ? message : `The collector answered ${status}.`
}

const readAsked = (status: number, body: unknown): Asked => {
  if (status === 401 || status === 403)
    return { ok: false, reason: 'access', message: messageOf(body, status) }
  if (status >= 500 || status === 429) return unreachable(messageOf(body, status))
  if (status >= 400) return { ok: false, reason: 'refused', message: messageOf(body, status) }
  const answer = parseAnswer(body)
  return answer ? { ok: true, answer } : unreachable('The collector’s answer could not be read.')
}

/** @returns a function that asks; it never throws, also when aborted */
export const createQueryClient = ({ fetch, brand, access }: QueryClientDeps): Ask => {
  const url = `/api/${encodeURIComponent(brand)}/reports/query`
  const json = { 'Content-Type': 'application/json' }
  const headers = access === null ? json : { ...json, Authorization: `Bearer ${access}` }
  const credentials = access === null ? 'same-origin' : 'omit'
  return async (query, signal) => {
    const request = {
      method: 'POST',
      headers,
      body: JSON.stringify(query),
      signal,
      credentials,
    } as const
    const response = await fetch(url, request).catch(() => null)
    if (!response) return unreachable('The collector cannot be reached.')
    const body: unknown = await response.json().catch(() => null)
    return readAsked(response.status, body)
  }
}
