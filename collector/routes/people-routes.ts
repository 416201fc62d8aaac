// `POST /api/<brand>/people/{find,export,correct,restrict,lift,object,erase}`: the rights of a person, carried out by the
// brand for them (G1). Who is meant stands in the body. `docs/rights.md` has an example of each.
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Caller } from '../access/caller.ts'
import type { Brand } from '../brands/brand.ts'
import { wordingOf } from '../contacts/brand-wording.ts'
import type { ActedForPerson, AskedByBrand, BrandRights } from '../rights/brand-rights.ts'
import type { Whose } from '../rights/person.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readJsonBody } from './json-body.ts'
import { correctionOf, requestAnswer } from './people-answers.ts'
import {
  askedSchema,
  correctSchema,
  eraseSchema,
  liftSchema,
  objectSchema,
  whoseOf,
  whoseSchema,
} from './people-fields.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface PeopleRouteOptions extends CallerOptions {
  brandRights: BrandRights
}

type Body = { email: string | null; phone: string | null; customer_id: string | null }
type AskedBody = Body & { request: string | null; language: string | null }

export function addPeopleRoutes(app: Hono<Env>, options: PeopleRouteOptions): void {
  const { brandRights } = options
  const withCaller = createWithCaller(options)

  /** A route whose body names one person. */
  function addRoute<Schema extends z.ZodObject>(
    name: string,
    schema: Schema,
    run: (c: Context<Env>, brand: Brand, caller: Caller, body: z.output<Schema>) => Promise<Response>,
  ): void {
    const path = `/api/:brand/people/${name}`
    app.post(path, (c) =>
      withCaller(c, 'serve_rights', async (brand, caller) => {
        const body = await readJsonBody(c, schema)
        return body.ok ? run(c, brand, caller, body.item) : answerError(c, body.error)
      }),
    )
    refuseMethods(app, path, ['POST'])
  }

  /** Carries an act out for whom the body names. */
  async function act(
    c: Context<Env>,
    { brand, caller, body }: { brand: Brand; caller: Caller; body: AskedBody },
    run: (asked: AskedByBrand) => Promise<ActedForPerson & { contacts?: object[] }>,
  ): Promise<Response> {
    const whose = whoseOf(body)
    if (!whose) return answerError(c, noWhose)
    const acted = await run(askedOf(brand, caller, body, whose))
    if (!acted.ok) return answerError(c, acted.reason === 'no_such_request' ? noSuchRequest : invalid(acted))
    const { request, contacts } = acted
    return c.json({ request: requestAnswer(request), ...(contacts ? { contacts } : {}) })
  }

  addRoute('find', whoseSchema, async (c, brand, _caller, body) => {
    const whose = whoseOf(body)
    return whose ? c.json({ contacts: await brandRights.find(brand, whose) }) : answerError(c, noWhose)
  })
  addRoute('export', askedSchema, (c, brand, caller, body) =>
    act(c, { brand, caller, body }, (asked) => brandRights.copy(brand, asked)),
  )
  addRoute('correct', correctSchema, (c, brand, caller, body) =>
    act(c, { brand, caller, body }, (asked) => brandRights.correct(brand, asked, correctionOf(body.fields))),
  )
  addRoute('restrict', askedSchema, (c, brand, caller, body) =>
    act(c, { brand, caller, body }, (asked) => brandRights.restrict(brand, asked)),
  )
  addRoute('lift', liftSchema, (c, brand, caller, body) =>
    act(c, { brand, caller, body }, (asked) => brandRights.lift(brand, asked)),
  )
  addRoute('object', objectSchema, (c, brand, caller, body) =>
    act(c, { brand, caller, body }, (asked) => brandRights.object(brand, asked, body.about)),
  )
  addRoute('erase', eraseSchema, (c, brand, caller, body) =>
    act(c, { brand, caller, body }, (asked) => brandRights.erase(brand, asked, body.reason)),
  )
}

function askedOf(brand: Brand, { person }: Caller, body: AskedBody, whose: Whose): AskedByBrand {
  const { language } = wordingOf(brand, body.language)
  return { whose, by: person ?? 'server', language, ...(body.request ? { request: body.request } : {}) }
}

const noWhose: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'email, phone or customer_id is needed, and only one',
  path: 'email',
}
const noSuchRequest: ErrorAnswer = {
  status: 404,
  code: 'no_such_request',
  message: 'there is no such request that waits for an answer',
  path: 'request',
}
const invalid = ({ field }: { field?: string }): ErrorAnswer => ({
  status: 400,
  code: 'invalid',
  message: 'is not what it must be',
  path: `fields.${field ?? ''}`,
})
