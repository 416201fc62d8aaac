// Shoppers at a collector that may die at any moment: some repeat what was answered, most what was not.
import { randomUUID } from 'node:crypto'
import { pageView, purchase, send, type TestEvent } from './batches.ts'
import type { CollectorProcess } from './collector-process.ts'
import type { SeededRandom } from './seeded-random.ts'

export interface LoadGenerator {
  /** Sends until the collector is gone, by several connections at once; the answer says how often it acknowledged. */
  untilGone(collector: Pick<CollectorProcess, 'base'>): Promise<number>
  /** Sends once more everything that was never answered and not given up. */
  sendUnanswered(collector: Pick<CollectorProcess, 'base'>): Promise<void>
  /** IDs of every page view, true where it was acknowledged. */
  pageViews: ReadonlyMap<string, boolean>
  /** Order IDs, true where a batch with one of its purchases was acknowledged. */
  orders: ReadonlyMap<string, boolean>
}

const connections = 3

export function createLoadGenerator(random: SeededRandom): LoadGenerator {
  const pageViews = new Map<string, boolean>()
  const orders = new Map<string, boolean>()
  const acknowledged: TestEvent[][] = []
  let unanswered: TestEvent[][] = []

  function newBatch(): TestEvent[] {
    const events = [pageView(), pageView(), pageView()]
    if (random.chance(0.3)) events.push(purchase(`T-${randomUUID()}`))
    const earlier = [...orders.keys()].at(-1)
    if (earlier && random.chance(0.1)) events.push(purchase(earlier))
    return events
  }

  function nextBatch(): TestEvent[] {
    const retried = unanswered.pop()
    if (retried) return retried
    const before = acknowledged[Math.floor(random.below(acknowledged.length))]
    return before && random.chance(0.2) ? before : newBatch()
  }

  function note(batch: TestEvent[], isAcknowledged: boolean): void {
    for (const { name, id, params } of batch) {
      const [ids, key] = name === 'purchase' ? [orders, String(params?.transaction_id)] : [pageViews, id]
      ids.set(key, isAcknowledged || ids.get(key) === true)
    }
  }

  /** Whether it was answered. */
  async function deliver(collector: Pick<CollectorProcess, 'base'>, batch: TestEvent[]): Promise<boolean> {
    const { status, body } = await send(collector, batch)
    const isAcknowledged = status === 202
    if (isAcknowledged && body?.accepted !== batch.length) throw new Error('an honest event was refused')
    note(batch, isAcknowledged)
    if (isAcknowledged) acknowledged.push(batch)
    // One shopper in five closes the page and never sends it again.
    else if (random.chance(0.8)) unanswered.push(batch)
    return isAcknowledged
  }

  async function connection(collector: Pick<CollectorProcess, 'base'>): Promise<number> {
    let answers = 0
    while (await deliver(collector, nextBatch())) answers++
    return answers
  }

  return {
    pageViews,
    orders,
    async untilGone(collector) {
      const answers = await Promise.all(Array.from({ length: connections }, () => connection(collector)))
      return answers.reduce((sum, count) => sum + count, 0)
    },
    async sendUnanswered(collector) {
      const batches = unanswered
      unanswered = []
      for (const batch of batches) await deliver(collector, batch)
    },
  }
}
