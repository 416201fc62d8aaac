// From unknown JSON to a funnel: a step is an event's name, or an event with filters of its own.
import { z } from 'zod'
import { customNamePattern } from '../../sdk/protocol/events.ts'
import { byShape } from './by-shape.ts'
import { defaultFunnel, fewestSteps, mostSteps, windowMsOf } from './funnel.ts'
import { filterSchema } from './parse-filter.ts'
import { type Funnel, type FunnelStep, funnelModes } from './query.ts'

const mostStepFilters = 5

const event = z.string().regex(customNamePattern, 'A step is the name of an event.')
const named = event.transform((name): FunnelStep => ({ event: name, filters: [] }))
const filtered = z.strictObject({ event, filters: z.array(filterSchema).max(mostStepFilters).default([]) })
const step = byShape<FunnelStep>((value) => (typeof value === 'object' && value !== null ? filtered : named))

export const funnelSchema: z.ZodType<Funnel> = z.strictObject({
  steps: z.array(step).min(fewestSteps).max(mostSteps),
  mode: z.enum(funnelModes).default(defaultFunnel.mode),
  window: z
    .string()
    .refine(
      (text) => windowMsOf(text) !== undefined,
      'A window is visit, or a number of m, h or d: 30m; 31d at most.',
    )
    .default(defaultFunnel.window),
})
