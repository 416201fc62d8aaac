import { expect, it } from 'vitest'
import type { Erased } from '../../../../collector/erasure/erasures.ts'
import { createTakeOnErasure } from '../../../../collector/erasure/take-on-erasure.ts'

const done: Erased = {
  ok: true,
  certificate: {
    certificate: {
      id: 'E1',
      brand: 'acme',
      kind: 'behaviour',
      subjects: [],
      reason: 'request',
      by: 'server',
      asked_at: 7,
      erased_at: 7,
      erased: {},
      months: [],
      signer: 'key',
    },
    signature: 's'.repeat(86),
  },
}

function newTakeOn() {
  const warned: unknown[] = []
  const takeOn = createTakeOnErasure({
    newId: () => 'E1',
    now: () => 7,
    log: { warn: (fields: unknown) => void warned.push(fields) },
  })
  return { takeOn, warned }
}

it.each<[Erased, object[]]>([
  [done, []],
  [{ ok: false, reason: 'not_found' }, [{ brand: 'acme', erasure: 'E1', reason: 'not_found' }]],
  [
    { ok: false, reason: 'held', heldBecause: 'legal_claim' },
    [{ brand: 'acme', erasure: 'E1', reason: 'held' }],
  ],
  [{ ok: false, reason: 'not_yet' }, [{ brand: 'acme', erasure: 'E1', reason: 'not_yet' }]],
])('A3: answers the same whatever came of it, and tells the operator alone: %#', async (erased, told) => {
  const { takeOn, warned } = newTakeOn()
  const asked: string[] = []
  const taken = await takeOn('acme', async (id) => {
    asked.push(id)
    return erased
  })
  expect([taken, asked, warned]).toEqual([{ id: 'E1', receivedAt: 7 }, ['E1'], told])
})

it('does not take on what the store cannot keep', async () => {
  const { takeOn, warned } = newTakeOn()
  await expect(takeOn('acme', () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk')
  expect(warned).toEqual([])
})
