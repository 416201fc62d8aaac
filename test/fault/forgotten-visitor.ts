// The visitor who is forgotten in the tests of a kill, among the events of many others.
import type { NewId, StoredEvent } from '../../collector/stores/events.ts'
import { storedEvent, uuid } from '../support/stored-event.ts'

export const months = ['2026-09', '2026-10', '2026-11']
export const forgottenBefore = Date.UTC(2027, 0, 1)
const visitor = uuid(77)
export const theirs = { visitors: [visitor], customers: [], emails: [], phones: [] }

export const newIdOf: NewId = (_kind, old) => old.replace('00000000-0000-4000', '99999999-0000-4000')

/** Every tenth event of a month is theirs. */
export function eventsOf(month: string): StoredEvent[] {
  const begins = Date.parse(`${month}-10T12:00:00Z`)
  return Array.from({ length: 3000 }, (_, at) => {
    const isTheirs = at % 10 === 0
    const number = months.indexOf(month) * 10_000 + at
    return storedEvent({
      id: uuid(100_000 + number),
      time: begins + at,
      path: `/page/${number}`,
      visitor: isTheirs ? visitor : uuid(1000 + at),
      session: isTheirs ? uuid(78) : uuid(50_000 + at),
      email: isTheirs ? 'h1_theirs-email-tag' : null,
    })
  })
}
