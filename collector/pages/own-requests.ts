// The person's requests, each with when it was made and answered, or by when it must be.
import type { Wording } from '../contacts/brand-wording.ts'
import type { RightsRequest } from '../rights/requests.ts'
import type { DateOf } from './date-format.ts'
import { type Html, html } from './html.ts'

/** Null, where there are none yet. */
export function requestList(
  requests: readonly RightsRequest[],
  wording: Wording,
  dateOf: DateOf,
): Html | null {
  if (requests.length === 0) return null
  return html`<ul class="requests">${requests.map((request) => item(request, wording, dateOf))}</ul>`
}

function item(request: RightsRequest, { say }: Wording, dateOf: DateOf): Html {
  const { right, askedAt, dueAt, state, answeredAt } = request
  const asked = say('rights.asked', { date: dateOf(askedAt) })
  const ended =
    state === 'open'
      ? say('rights.due', { date: dateOf(dueAt) })
      : say(`rights.${state}`, { date: dateOf(answeredAt ?? askedAt) })
  return html`<li><strong>${say(`rights.right_${right}`)}</strong> <span>${asked}</span> <span>${ended}</span></li>`
}
