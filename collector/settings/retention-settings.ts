// The brand's `retention` settings: the time limits of REQUIREMENTS R that a brand may change, as their table has them.
import { z } from 'zod'
import { monthlyBackups, timeLimits } from '../retention/time-limits.ts'

const units = { days: 'Days', months: 'Months' } as const

type Changeable = 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10' | 'R18' | 'R22'

function limit(id: Changeable) {
  const { what, default: fallback, unit, setting, whenDue } = timeLimits[id]
  return z
    .int()
    .min(setting.least)
    .max(setting.most)
    .default(fallback)
    .describe(`${units[unit]}, ${setting.least} to ${setting.most} (${id}). For: ${what}. Then: ${whenDue}.`)
}

export const retentionSettingsSchema = z
  .strictObject({
    newDays: limit('R3'),
    invitationDays: limit('R4'),
    secondInvitationDays: limit('R5'),
    pendingDays: limit('R6'),
    optedOutDays: limit('R7'),
    inactiveMonths: limit('R8'),
    noLogInMonths: limit('R9'),
    ambassadorLeavesDays: limit('R10'),
    backupDays: limit('R18'),
    backupMonths: z
      .int()
      .min(monthlyBackups.least)
      .max(monthlyBackups.most)
      .default(monthlyBackups.default)
      .describe(
        `Months, ${monthlyBackups.least} to ${monthlyBackups.most} (R18). For: the first backup of each month (UTC).`,
      ),
    eventMonths: limit('R22'),
  })
  .prefault({})
export type RetentionSettings = z.infer<typeof retentionSettingsSchema>

/** In milliseconds. */
export function pendingLastsMs({ retention }: { retention: RetentionSettings }): number {
  return retention.pendingDays * 86_400_000
}
