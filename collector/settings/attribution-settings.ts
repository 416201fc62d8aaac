// The brand's `attribution` setting. A change is a new version of the rule (collector/attribution/rules.ts).
import { z } from 'zod'
import { attributionModels, longestWindowDays } from '../attribution/rule.ts'

export const attributionSettingsSchema = z
  .strictObject({
    model: z
      .enum(attributionModels)
      .default('last')
      .describe(
        'How an order is divided among the touches before it; a change holds for the orders after it ([what each model does](attribution.md)).',
      ),
    windowDays: z
      .int()
      .min(1)
      .max(longestWindowDays)
      .default(30)
      .describe('Days before an order in which a touch counts.'),
  })
  .prefault({})
