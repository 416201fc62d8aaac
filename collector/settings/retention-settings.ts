// The brand's `retention` settings: the time limits of REQUIREMENTS R that a brand may change.
import { z } from 'zod'

/** Days: never less than the 72 hours that the link to confirm lives (POPINS 11). */
const pendingDays = z.int().min(3).max(365)

export const retentionSettingsSchema = z
  .strictObject({
    pendingDays: pendingDays
      .default(15)
      .describe('Days that an opt-in waits for its address to be confirmed; then it is really deleted (R6).'),
  })
  .prefault({})
export type RetentionSettings = z.infer<typeof retentionSettingsSchema>

/** In milliseconds. */
export function pendingLastsMs({ retention }: { retention: RetentionSettings }): number {
  return retention.pendingDays * 86_400_000
}
