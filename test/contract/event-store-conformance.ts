// What every engine of the event store must do. An engine's test calls this once with a way to open it anew.
import { describe } from 'vitest'
import type { EngineUnderTest } from './event-store/bench.ts'
import { orderCases } from './event-store/order-cases.ts'
import { questionCases } from './event-store/question-cases.ts'
import { recentCases } from './event-store/recent-cases.ts'
import { repeatCases } from './event-store/repeat-cases.ts'
import { roundTripCases } from './event-store/round-trip-cases.ts'
import { segmentCases } from './event-store/segment-cases.ts'

/** The cases, for one engine. */
export function describeEventStore(engine: EngineUnderTest): void {
  describe(`${engine.name}: a segment`, () => segmentCases(engine))
  describe(`${engine.name}: an event that comes again`, () => repeatCases(engine))
  describe(`${engine.name}: an order that comes again`, () => orderCases(engine))
  describe(`${engine.name}: a question`, () => questionCases(engine))
  describe(`${engine.name}: what was stored`, () => roundTripCases(engine))
  describe(`${engine.name}: the recent`, () => recentCases(engine))
}
