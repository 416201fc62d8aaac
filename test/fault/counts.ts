// The conservation line as `/metrics` says it, and waiting for it to reach something.
import type { CollectorProcess } from './collector-process.ts'

export interface Counts {
  received: number
  stored: number
  repeated: number
  waiting: number
  /** All reasons together. */
  refused: number
  damaged: number
}

export async function readCounts({ base }: Pick<CollectorProcess, 'base'>): Promise<Counts> {
  const text = await (await fetch(`${base}/metrics`)).text()
  const sum = (pattern: RegExp) =>
    [...text.matchAll(pattern)].reduce((total, [, value]) => total + Number(value), 0)
  return {
    received: sum(/^candor_events_received_total (\d+)/gm),
    stored: sum(/^candor_events_stored_total (\d+)/gm),
    repeated: sum(/^candor_events_repeated_total (\d+)/gm),
    waiting: sum(/^candor_events_waiting (-?\d+)/gm),
    refused: sum(/^candor_events_refused_total\{.*\} (\d+)/gm),
    damaged: sum(/^candor_events_refused_total\{reason="damaged"\} (\d+)/gm),
  }
}

/** What received leaves over: 0 unless something was lost or invented. */
export function imbalance({ received, stored, repeated, waiting, refused }: Counts): number {
  return received - stored - repeated - waiting - refused
}

/** Asks again and again until everything is loaded; the runner's own time limit ends a wait in vain. */
export async function untilLoaded(collector: Pick<CollectorProcess, 'base'>): Promise<Counts> {
  for (;;) {
    const counts = await readCounts(collector)
    if (counts.waiting === 0) return counts
    await pause(50)
  }
}

/** Between two looks at a process: it has no clock of ours to wait by. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
