// What the demonstration's report says of the day on which the test runs.
import { askUntil, type DemoCollector } from './demo-collector.ts'

/** The day on which the test runs, as the demonstration's brand counts days. */
export function today(): { from: string; to: string } {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date())
  return { from: date, to: date }
}

/** Orders of today; with a number, waits for it for a while. */
export async function ordersToday(collector: DemoCollector, expected?: number): Promise<number> {
  const question = { metrics: ['orders'], period: today() }
  const { totals } = await askUntil(
    collector,
    question,
    ({ totals: { orders } }) => expected === undefined || orders === expected,
  )
  return totals.orders ?? 0
}
