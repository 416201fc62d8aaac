// When the limits are carried out: each brand's once a day at night, by its own zone, and at the start, so that a day
// that was missed is made up for. Changes of the clocks are croner's work.
import { Cron } from 'croner'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { RunLimits } from './run-limits.ts'

/** Half past three. */
const everyNight = '30 3 * * *'
const operatorsZone = 'UTC'

export interface DailyRuns {
  /** Runs what is due since the last look, of every brand that can be read. Called at the start, and by a timer. */
  look(): Promise<void>
}

export interface DailyRunsOptions {
  runLimits: Pick<RunLimits, 'run'>
  brands: Pick<BrandRegistry, 'readable'>
  now: () => number
  /** No once the collector is stopping. */
  goesOn: () => boolean
  /** Told of what kept a brand from being run at all. */
  onFailure: (error: unknown) => void
}

export function createDailyRuns({ runLimits, brands, now, goesOn, onFailure }: DailyRunsOptions): DailyRuns {
  /** Up to which moment each was run; nothing at the start. */
  const runUntil = new Map<string | null, number>()
  let looking: Promise<void> | null = null

  async function runIfDue(brand: string | null, zone: string): Promise<void> {
    const at = now()
    const until = runUntil.get(brand)
    if (until !== undefined && lastNight(zone, at) <= until) return
    await runLimits.run(brand)
    runUntil.set(brand, at)
  }

  async function lookAtAll(): Promise<void> {
    for (const { name, settings } of brands.readable())
      if (goesOn()) await runIfDue(name, settings.timeZone).catch(onFailure)
    if (goesOn()) await runIfDue(null, operatorsZone).catch(onFailure)
  }

  return {
    look() {
      looking ??= lookAtAll().finally(() => {
        looking = null
      })
      return looking
    },
  }
}

/** The last moment at or before `now` at which the limits of a zone are carried out. */
export function lastNight(timeZone: string, now: number): number {
  const cron = new Cron(everyNight, { timezone: timeZone, paused: true })
  // Croner looks for what lies before a moment, not at it.
  const [night] = cron.previousRuns(1, new Date(now + 1))
  if (night === undefined) throw new RangeError('every zone has a night in the past')
  return night.getTime()
}
