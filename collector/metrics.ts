// What the collector tells about itself on `/metrics`. The counts are read at the moment they are asked for, together.
import { Counter, Gauge, Registry } from 'prom-client'
import type { EventCounts } from './events/event-counts.ts'
import type { Carried } from './retention/run-limits.ts'

export interface Metrics {
  registry: Registry
  batchRefused(code: string): void
  storageFailed(): void
  loaderFailed(): void
  limitCarried(carried: Carried): void
}

/** Every metric, its meaning and unit; the docs are made from `registry.getMetricsAsArray()`. */
export function createMetrics(counts: EventCounts): Metrics {
  const registry = new Registry()
  const registers = [registry]
  addConservationLine(registers, counts)
  const batches = new Counter({
    name: 'candor_batches_refused_total',
    help: 'Batches turned away whole, by the code of their answer. Their events are not received.',
    labelNames: ['code'],
    registers,
  })
  const storage = new Counter({
    name: 'candor_storage_failures_total',
    help: 'Writes of the journal that the disk refused; the batches were answered 503.',
    registers,
  })
  const loader = new Counter({
    name: 'candor_loader_failures_total',
    help: 'Journal segments that the event store refused; they wait and are tried again.',
    registers,
  })
  const ended = new Counter({
    name: 'candor_retention_ended_total',
    help: 'What time limits ended: records deleted, erased, rotated or moved on, by the limit.',
    labelNames: ['limit'],
    registers,
  })
  const failed = new Counter({
    name: 'candor_retention_failures_total',
    help: 'Times that a limit could not be carried out to its end, by the limit; what it left is due still.',
    labelNames: ['limit'],
    registers,
  })
  return {
    registry,
    batchRefused: (code) => batches.inc({ code }),
    storageFailed: () => storage.inc(),
    loaderFailed: () => loader.inc(),
    limitCarried({ limit, ended: count, failed: hasFailed }) {
      ended.inc({ limit }, count)
      failed.inc({ limit }, hasFailed ? 1 : 0)
    },
  }
}

/** received = stored + repeated + refused (by reason) + waiting. */
function addConservationLine(registers: Registry[], counts: EventCounts): void {
  const total = (name: string, help: string, read: () => number) => {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  }
  total(
    'candor_events_received_total',
    'Events answered since start, and those found waiting in the journal at start. = stored + repeated + refused + waiting.',
    () => counts.received,
  )
  total('candor_events_stored_total', 'Events in the event store.', () => counts.stored)
  total(
    'candor_events_repeated_total',
    'Events not stored again: their ID (within 48 hours) or order ID was there.',
    () => counts.repeated,
  )
  new Counter({
    name: 'candor_events_refused_total',
    help: 'Events not stored, by reason.',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset()
      for (const [reason, count] of Object.entries(counts.refused)) this.inc({ reason }, count)
    },
  })
  new Gauge({
    name: 'candor_events_waiting',
    help: 'Events on disk in the journal, not yet in the event store.',
    registers,
    collect() {
      this.set(counts.waiting)
    },
  })
}
