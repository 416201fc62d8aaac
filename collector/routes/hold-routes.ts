// Legal holds (R21). `/api/<brand>/holds`: of a brand's contacts and ambassadors. `/holds`: the same and those of people
// who log in and of whole brands, for operators; `brand` then names whose.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { type HoldRecords, type HoldResult, holdSchema, liftSchema } from '../retention/hold-records.ts'
import type { LegalHold } from '../retention/legal-holds.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { holdRefusals, toHoldAnswer } from './hold-answers.ts'
import { readJsonBody } from './json-body.ts'
import { actorOf } from './log-access.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'
import { createWithOperator, type OperatorOptions } from './with-operator.ts'

export type HoldRouteOptions = CallerOptions & OperatorOptions & { holdRecords: HoldRecords }

const ofBrand = { brand: z.string().max(63).nullish().default(null) }
const operatorHold = holdSchema.extend(ofBrand)
const operatorLift = liftSchema.extend(ofBrand)

export function addHoldRoutes(app: Hono<Env>, options: HoldRouteOptions): void {
  addBrandRoutes(app, options)
  addOperatorRoutes(app, options)
}

function addBrandRoutes(app: Hono<Env>, options: HoldRouteOptions): void {
  const { holdRecords } = options
  const withCaller = createWithCaller(options)
  const path = '/api/:brand/holds'
  app.get(path, (c) =>
    withCaller(c, 'manage_holds', async (brand) => list(c, await holdRecords.listShown(brand))),
  )
  app.post(path, (c) =>
    withCaller(c, 'manage_holds', async ({ name }, caller) => {
      const read = await readJsonBody(c, holdSchema)
      if (!read.ok) return answerError(c, read.error)
      return answer(c, 201, await holdRecords.set(name, read.item, actorOf(caller)))
    }),
  )
  app.delete(path, (c) =>
    withCaller(c, 'manage_holds', async ({ name }, caller) => {
      const read = await readJsonBody(c, liftSchema)
      if (!read.ok) return answerError(c, read.error)
      return answer(c, 204, await holdRecords.lift(name, read.item, actorOf(caller)))
    }),
  )
  refuseMethods(app, path, ['GET', 'POST', 'DELETE'])
}

function addOperatorRoutes(app: Hono<Env>, options: HoldRouteOptions): void {
  const { holdRecords, brands } = options
  const withOperator = createWithOperator(options)
  app.get('/holds', (c) =>
    withOperator(c, 'hold', async () => {
      const brand = c.req.query('brand') ?? null
      if (brand !== null && !brands.find(brand)) return answerError(c, holdRefusals.no_such_brand)
      return list(c, await holdRecords.list(brand))
    }),
  )
  app.post('/holds', (c) =>
    withOperator(c, 'hold', async (caller) => {
      const read = await readJsonBody(c, operatorHold)
      if (!read.ok) return answerError(c, read.error)
      const { brand, ...hold } = read.item
      return answer(c, 201, await holdRecords.set(brand, hold, actorOf(caller)))
    }),
  )
  app.delete('/holds', (c) =>
    withOperator(c, 'hold', async (caller) => {
      const read = await readJsonBody(c, operatorLift)
      if (!read.ok) return answerError(c, read.error)
      const { brand, ...record } = read.item
      return answer(c, 204, await holdRecords.lift(brand, record, actorOf(caller)))
    }),
  )
  refuseMethods(app, '/holds', ['GET', 'POST', 'DELETE'])
}

function list(c: Context<Env>, holds: readonly LegalHold[]): Response {
  return c.json({ holds: holds.map(toHoldAnswer) })
}

function answer(c: Context<Env>, status: 201 | 204, result: HoldResult): Response {
  if (!result.ok) return answerError(c, holdRefusals[result.reason])
  return status === 204 ? c.body(null, 204) : c.json({ held: true }, 201)
}
