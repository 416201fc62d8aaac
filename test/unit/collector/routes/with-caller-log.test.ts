import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Caller } from '../../../../collector/access/caller.ts'
import type { Act } from '../../../../collector/access/permissions.ts'
import type { AccessAct } from '../../../../collector/access-log/access-act.ts'
import type { Env } from '../../../../collector/routes/env.ts'
import { createWithCaller } from '../../../../collector/routes/with-caller.ts'
import { testBrand } from '../../../support/test-brand.ts'

const server: Caller = { kind: 'server', role: 'server', person: null }

/** One route behind the door, and a log that may be full. */
function door(act: Act, caller: Caller = server) {
  const events: string[] = []
  const log = { isFull: false, acts: [] as AccessAct[] }
  const add = async (_brand: string | null, entry: AccessAct) => {
    if (log.isFull) throw new Error('full')
    log.acts.push(entry)
    events.push('logged')
  }
  const brand = testBrand({}, 'acme')
  const withCaller = createWithCaller({
    brands: {
      find: () => brand,
      list: () => ['acme'],
      readable: () => [brand],
      unreadable: () => [],
      save: () => {},
    },
    whoAsks: async () => caller,
    isProxy: () => false,
    clientAddress: () => '203.0.113.7',
    accessLog: { add, addHourly: add, addWithin: async () => {} },
  })
  const app = new Hono<Env>()
  app.get('/api/:brand/contacts/:id{[a-z]+}/interactions', (c) =>
    withCaller(c, act, async () => {
      events.push('done')
      return c.text('ok')
    }),
  )
  app.onError((_error, c) => c.text('trouble', 503))
  const ask = () => app.request('/api/acme/contacts/jane/interactions?token=secret')
  return { ask, events, log }
}

describe('the door of a brand’s routes', () => {
  it('L1: does nothing about people that it cannot write down first', async () => {
    const { ask, events, log } = door('export_contacts')
    log.isFull = true
    expect((await ask()).status).toBe(503)
    expect(events).toEqual([])
    log.isFull = false
    expect((await ask()).status).toBe(200)
    expect(events).toEqual(['logged', 'done'])
  })

  it('answers no aggregate either that it could not write down', async () => {
    const { ask, log } = door('query_reports')
    log.isFull = true
    expect((await ask()).status).toBe(503)
  })

  it('L4: tells the log the pattern of the route, and no part of the address', async () => {
    const { ask, log } = door('export_contacts')
    await ask()
    expect(log.acts[0]).toMatchObject({
      route: 'GET /api/:brand/contacts/:id/interactions',
      foreignId: 'jane',
    })
  })

  it('A6: writes down what it refuses, and does not do it', async () => {
    const { ask, events, log } = door('manage_users')
    expect((await ask()).status).toBe(403)
    expect(events).toEqual(['logged'])
    expect(log.acts[0]).toMatchObject({ refused: true, by: 'server' })
  })
})
