// The conservation line as an operator reads it: the text of `/metrics`, taken apart without the product's code.

export interface Conservation {
  received: number
  stored: number
  repeated: number
  /** By reason; those that are 0 are left out. */
  refused: Record<string, number>
  waiting: number
  /** received − stored − repeated − refused − waiting: 0, or something was lost or invented. */
  imbalance: number
  /** Batches turned away whole, by code. */
  batchesRefused: Record<string, number>
}

export function readConservation(text: string): Conservation {
  const value = (name: string): number => {
    const match = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)
    if (!match) throw new Error(`/metrics has no ${name}`)
    return Number(match[1])
  }
  const byLabel = (name: string): Record<string, number> =>
    Object.fromEntries(
      [...text.matchAll(new RegExp(`^${name}\\{\\w+="(\\w+)"\\} (\\S+)$`, 'gm'))]
        .map(([, label = '', count]) => [label, Number(count)] as const)
        .filter(([, count]) => count > 0),
    )
  const refused = byLabel('candor_events_refused_total')
  const counts = {
    received: value('candor_events_received_total'),
    stored: value('candor_events_stored_total'),
    repeated: value('candor_events_repeated_total'),
    refused,
    waiting: value('candor_events_waiting'),
  }
  const dropped = Object.values(refused).reduce((sum, count) => sum + count, 0)
  const imbalance = counts.received - counts.stored - counts.repeated - dropped - counts.waiting
  return { ...counts, imbalance, batchesRefused: byLabel('candor_batches_refused_total') }
}
