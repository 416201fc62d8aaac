// The desk of a collector that is running on this machine: by its `/retention` and `/holds` routes.
import { z } from 'zod'
import { foreseenForm } from '../retention/foreseen-answer.ts'
import { type LimitId, timeLimits } from '../retention/time-limits.ts'
import { listedHold } from '../routes/hold-answers.ts'
import { type AskCollectorOptions, createAskCollector } from './ask-collector.ts'
import type { RetentionDesk } from './retention-desk.ts'

const runAnswer = z.object({
  carried: z.array(
    z.object({
      brand: z.string().nullable(),
      limit: z.custom<LimitId>((value) => typeof value === 'string' && value in timeLimits),
      ended: z.number(),
      failed: z.boolean(),
    }),
  ),
  unreadable: z.array(z.string()),
})
const holdsAnswer = z.object({ holds: z.array(listedHold) })
const emptyAnswer = z.object({})

export function createRemoteRetentionDesk(options: AskCollectorOptions): RetentionDesk {
  const ask = createAskCollector(options)
  const query = (values: Record<string, string | null>) =>
    new URLSearchParams(
      Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null),
    )
  return {
    foresee: (days, brand) =>
      ask(foreseenForm, 'GET', `/retention.json?${query({ days: String(days), brand })}`),
    carryOut: (brand) => ask(runAnswer, 'POST', '/retention', { brand }),
    holds: (brand) => ask(holdsAnswer, 'GET', `/holds?${query({ brand })}`),
    hold: (brand, hold) => ask(emptyAnswer, 'POST', '/holds', { brand, ...hold }),
    lift: (brand, record) => ask(emptyAnswer, 'DELETE', '/holds', { brand, ...record }),
  }
}
