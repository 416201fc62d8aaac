import { describe, expect, it } from 'vitest'
import { createAccessLog } from '../../../../collector/access-log/access-log.ts'
import { accessLogSchema } from '../../../../collector/access-log/schema.ts'
import type { RecordStore } from '../../../../collector/stores/records.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'
import { accessAct, newTestAccessLog } from '../../../support/test-access-log.ts'
import { firstPepperOnly, testLedgerKeys } from '../../../support/test-ledger.ts'
import { noon } from '../../../support/wire-batch.ts'

const tag = expect.stringMatching(/^h1_[\w-]{43}$/)

describe('the access log', () => {
  it('L1: keeps date and time, user ID, entity and route, operation and the keyed hash of the address', async () => {
    const log = newTestAccessLog()
    await log.add('acme', accessAct({ reason: 'support', note: 'Ticket 7: Jane asked for her data' }))
    const [body = ''] = await log.bodies()
    expect(JSON.parse(body)).toEqual({
      brand: 'acme',
      sequence: 1,
      at: noon,
      previous: '0'.repeat(64),
      by: '01JCW3XQ6V8K4M2N5P7R9T1B3D',
      operation: 'read',
      entity: 'contact',
      id: tag,
      route: 'GET /api/:brand/contacts/:id',
      address: tag,
      reason: 'support',
      note: tag,
      refused: false,
    })
  })

  it('L4: holds no address, no ID of others and no written word', async () => {
    const log = newTestAccessLog()
    await log.add('acme', accessAct({ foreignId: 'jane@example.com', note: 'Jane called +33 6 12 34 56 78' }))
    await log.add('acme', accessAct({ address: '2001:db8::1', foreignId: '0612345678' }))
    expect((await log.bodies()).join()).not.toMatch(/jane|example\.com|0612|33 6|203\.0|2001|C42/i)
  })

  it('L1: gives one address one hash in a brand, whatever its spelling, and another in another brand', async () => {
    const log = newTestAccessLog()
    const hashOf = async (address: string, brand = 'acme') => {
      await log.add(brand, accessAct({ address }))
      return JSON.parse((await log.bodies(brand)).at(-1) ?? '').address
    }
    expect(await hashOf('::ffff:203.0.113.7')).toBe(await hashOf('203.0.113.7'))
    expect(await hashOf('203.0.113.8')).not.toBe(await hashOf('203.0.113.7'))
    expect(await hashOf('203.0.113.7', 'globex')).not.toBe(await hashOf('203.0.113.7'))
  })

  it('L2: chains each log by itself, the operator’s too, and all of it verifies', async () => {
    const log = newTestAccessLog()
    for (const brand of ['acme', null, 'acme', 'globex']) await log.add(brand, accessAct({ id: undefined }))
    expect(await log.verify()).toMatchObject({ ok: true, entries: 2, cut: 0 })
    expect(await log.verify('globex')).toMatchObject({ ok: true, entries: 1 })
    expect(await log.verify(null)).toMatchObject({ ok: true, brand: '-', entries: 1 })
  })

  it('keeps many acts that come at once, in few transactions', async () => {
    const records = openBrandRecords(accessLogSchema)
    let transactions = 0
    const counting: Pick<RecordStore, 'transact'> = {
      transact: (brand, work) => {
        transactions += 1
        return records.transact(brand, work)
      },
    }
    const { signer } = testLedgerKeys()
    const log = createAccessLog({ records: counting, keyRing: firstPepperOnly, signer, now: () => noon })
    await Promise.all(Array.from({ length: 250 }, () => log.add('acme', accessAct())))
    const [row] = await records.transact('acme', (tx) =>
      tx.run('SELECT COUNT(*) AS count FROM access_log_entries'),
    )
    expect([row?.count, transactions]).toEqual([250, 2])
  })

  it('adds within the transaction that does the act, and nothing when that is undone', async () => {
    const log = newTestAccessLog()
    await log.records.transact('acme', (tx) => log.addWithin(tx, 'acme', accessAct()))
    const undone = log.records.transact('acme', async (tx) => {
      await log.addWithin(tx, 'acme', accessAct())
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await log.verify()).toMatchObject({ ok: true, entries: 1 })
  })

  it('throws what the storage throws, and goes on once that is over', async () => {
    const records = openBrandRecords(accessLogSchema)
    const disk = { isFull: true }
    const failing: Pick<RecordStore, 'transact'> = {
      transact: async (brand, work) => {
        if (disk.isFull) throw new Error('full')
        return records.transact(brand, work)
      },
    }
    const { signer } = testLedgerKeys()
    const log = createAccessLog({ records: failing, keyRing: firstPepperOnly, signer, now: () => noon })
    const asked = [1, 2, 3].map(() => log.add('acme', accessAct()))
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
    disk.isFull = false
    await expect(log.add('acme', accessAct())).resolves.toBeUndefined()
  })
})

describe('an entry that could name somebody', () => {
  it.each([
    ['id', { id: 'jane@example.com', foreignId: undefined }],
    ['id', { id: 'jane-doe', foreignId: undefined }],
    ['by', { by: 'jane' }],
    ['reason', { reason: 'Jane asked' }],
    ['route', { route: 'GET /me/kq3vX0w4mU9bJ7tLZc2yR5nF8aPdGhSe1iTxWoQvBzA' }],
    ['route', { route: 'GET /api/acme/contacts/33612345678' }],
    ['route', { route: 'GET /api/:brand/contacts?email=jane@example.com' }],
  ] as const)('L4: is refused by its %s, which is not repeated: %j', async (field, fields) => {
    const log = newTestAccessLog()
    await expect(log.add('acme', accessAct(fields))).rejects.toThrow(
      new TypeError(`An entry of the access log cannot hold this ${field}`),
    )
    expect(await log.bodies()).toEqual([])
  })

  it('does not take those with it that are asked for beside it', async () => {
    const log = newTestAccessLog()
    const asked = [{}, { by: 'jane' }, {}].map((fields) => log.add('acme', accessAct(fields)))
    const settled = await Promise.allSettled(asked)
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await log.bodies()).toHaveLength(2)
  })
})
