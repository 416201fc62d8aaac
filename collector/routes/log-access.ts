// What the access log is told of a request: by whom, to what, by which route's pattern. Never a path with its values.
import type { Context } from 'hono'
import { routePath } from 'hono/route'
import type { Caller } from '../access/caller.ts'
import type { Act } from '../access/permissions.ts'
import type { AccessAct, Entity, Operation } from '../access-log/access-act.ts'
import type { AccessLog } from '../access-log/access-log.ts'
import { loggedActs } from '../access-log/logged-acts.ts'
import type { ClientAddress } from '../privacy/client-address.ts'
import { addressOf } from './address-of.ts'
import type { Env } from './env.ts'

export interface LogAccessOptions {
  accessLog: AccessLog
  clientAddress: ClientAddress
}

const operationOf: Readonly<Record<string, Operation>> = {
  GET: 'read',
  HEAD: 'read',
  POST: 'created',
  PUT: 'updated',
  PATCH: 'updated',
  DELETE: 'deleted',
}

/** The operation of a route whose method says it. */
function operationBy(method: string): Operation {
  return operationOf[method] ?? 'updated'
}

/** The method and the pattern of the route, without the patterns of its parts. */
export function routeOf(c: Context<Env>): string {
  return `${c.req.method} ${routePath(c).replace(/\{[^}]*\}/g, '')}`
}

/** Who asks, as the log calls them. */
export function actorOf({ kind, role, person }: Caller): string {
  if (person !== null) return person
  if (kind === 'server') return role === 'operator' ? 'operator' : 'server'
  return 'link'
}

/** An act of an operator, whose operation its method says. */
export function operatorActOf(
  c: Context<Env>,
  caller: Caller,
  entity: Entity,
  clientAddress: ClientAddress,
): AccessAct {
  const operation = operationBy(c.req.method)
  return { by: actorOf(caller), operation, entity, route: routeOf(c), address: addressOf(c, clientAddress) }
}

/** An act of the permission table as the log is told it. */
export function accessActOf(
  c: Context<Env>,
  act: Act,
  caller: Caller,
  clientAddress: ClientAddress,
): AccessAct {
  const { entity, operation, byPart } = loggedActs[act]
  const route = routeOf(c)
  const [, part = ''] = routePath(c).split('/:brand')[1]?.split('/') ?? []
  return {
    by: actorOf(caller),
    operation: operation === 'by_method' ? operationBy(c.req.method) : operation,
    entity: byPart?.[part] ?? entity,
    foreignId: c.req.param('id') ?? c.req.query('customer'),
    route,
    address: addressOf(c, clientAddress),
  }
}
