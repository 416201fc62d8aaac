// `GET /api/<brand>/attribution/rules`: every version of the rule. `GET …/attribution/comparison`: a period by two of
// them, or by all five models.
import type { Context, Hono } from 'hono'
import { compareCredits } from '../attribution/compare-credits.ts'
import type { Measure, ReadCreditFigures } from '../attribution/credit-figures.ts'
import type { ReadCreditFacts } from '../attribution/credit-question.ts'
import { type AttributionRule, attributionModels } from '../attribution/rule.ts'
import { readPeriod } from './asked-period.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface AttributionRouteOptions extends CallerOptions {
  readFacts: ReadCreditFacts
  readCreditFigures: ReadCreditFigures
}

export function addAttributionRoutes(app: Hono<Env>, options: AttributionRouteOptions): void {
  const { readFacts, readCreditFigures } = options
  const withCaller = createWithCaller(options)

  app.get('/api/:brand/attribution/rules', (c) =>
    withCaller(c, 'read_credits', async (brand) => {
      const { rules } = await readFacts(brand)
      return c.json({ rules: rules.map(shownRule) })
    }),
  )
  app.get('/api/:brand/attribution/comparison', (c) =>
    withCaller(c, 'read_credits', async (brand) => {
      const asked = readPeriod(c, brand)
      if (!asked.ok) return answerError(c, asked.error)
      const { rules } = await readFacts(brand)
      const measures = measuresOf(c, rules)
      if (!measures) return answerError(c, unknownVersion)
      const rows = await compareCredits(readCreditFigures.byPublication, brand, asked.span, measures)
      return c.json({ period: asked.period, rules: rules.map(shownRule), compared: namesOf(measures), rows })
    }),
  )
  for (const path of ['attribution/rules', 'attribution/comparison'])
    refuseMethods(app, `/api/:brand/${path}`, ['GET'])
}

function shownRule({ version, model, windowDays, appliesFrom }: AttributionRule) {
  const applies_from = appliesFrom === 0 ? null : new Date(appliesFrom).toISOString()
  return { version, model, window_days: windowDays, applies_from }
}

/** `?by=models`, else the versions `before` and `after`; by default the last two. Null: there is no such version. */
function measuresOf(c: Context<Env>, rules: readonly AttributionRule[]): Record<string, Measure> | null {
  const { by, before: one, after: other } = c.req.query()
  if (by === 'models') return Object.fromEntries(attributionModels.map((model) => [model, { model }]))
  const [before, after] = [
    rules[one === undefined ? Math.max(0, rules.length - 2) : Number(one) - 1],
    rules[other === undefined ? rules.length - 1 : Number(other) - 1],
  ]
  return before && after ? { before: { rule: before }, after: { rule: after } } : null
}

/** Which version, or model, each name stands for. */
function namesOf(measures: Record<string, Measure>) {
  return Object.fromEntries(
    Object.entries(measures).map(([name, measure]) => {
      const isRule = measure !== 'as_credited' && 'rule' in measure
      return [name, isRule ? shownRule(measure.rule) : { model: name }]
    }),
  )
}

const unknownVersion: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'before and after must be versions of the rule',
  path: 'before',
}
