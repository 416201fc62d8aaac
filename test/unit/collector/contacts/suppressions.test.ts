import { describe, expect, it } from 'vitest'
import { suppressionSchema } from '../../../../collector/contacts/suppression-schema.ts'
import { createSuppressions, type Suppressions } from '../../../../collector/contacts/suppressions.ts'
import { createKeyRing, type KeyRing } from '../../../../collector/privacy/key-ring.ts'
import type { RecordStore, RecordTransaction } from '../../../../collector/stores/records.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'
import { vectorPepper } from '../../../support/test-draft.ts'
import { noon } from '../../../support/wire-batch.ts'

const jeanne = 'jeanne@example.com'
const newerPepper = Buffer.alloc(32, 7)

const beforeRotation = createKeyRing({ version: 1, peppers: new Map([[1, vectorPepper]]) })
const duringRotation = createKeyRing({
  version: 2,
  peppers: new Map([
    [1, vectorPepper],
    [2, newerPepper],
  ]),
})
const afterRotation = createKeyRing({ version: 2, peppers: new Map([[2, newerPepper]]) })

/** A store and what asks it; every call is a transaction of its own. */
function newList() {
  const store = openBrandRecords(suppressionSchema)
  const clock = { now: noon }
  const under = (keyRing: KeyRing) => createSuppressions({ store, keyRing, now: () => clock.now })
  const inBrand = <Result>(brand: string, act: (tx: RecordTransaction) => Promise<Result>) =>
    store.transact(brand, act)
  return {
    store,
    clock,
    find: (email: string, ambassador?: string, { brand = 'acme', keyRing = beforeRotation } = {}) =>
      inBrand(brand, (tx) => under(keyRing).find(tx, brand, email, ambassador)),
    isSuppressed: (email: string, ambassador?: string, brand = 'acme') =>
      inBrand(brand, (tx) => under(beforeRotation).isSuppressed(tx, brand, email, ambassador)),
    suppress: (request: Parameters<Suppressions['suppress']>[2], brand = 'acme') =>
      inBrand(brand, (tx) => under(beforeRotation).suppress(tx, brand, request)),
    lift: (target: Parameters<Suppressions['lift']>[2], brand = 'acme') =>
      inBrand(brand, (tx) => under(beforeRotation).lift(tx, brand, target)),
  }
}

async function storedText(store: RecordStore, brand: string | null): Promise<string> {
  return store.transact(brand, async (tx) => JSON.stringify(await tx.run('SELECT * FROM suppressions')))
}

const optedOut = { reason: 'global_optout', scope: 'brand' } as const

describe('who may never be contacted again', () => {
  it('B1: a global opt-out stops every ambassador of the brand, whatever the address’s spelling', async () => {
    const list = newList()
    expect(await list.isSuppressed(jeanne, 'amb-1')).toBe(false)
    await list.suppress({ ...optedOut, email: jeanne })
    const asked = [[jeanne], [jeanne, 'amb-1'], [' Jeanne@EXAMPLE.com. ', 'amb-2']] as const
    for (const [email, ambassador] of asked) expect(await list.isSuppressed(email, ambassador)).toBe(true)
    expect(await list.isSuppressed('jean@example.com', 'amb-1')).toBe(false)
  })

  it('B1: an opt-out is kept by keyed hash alone, so that it needs no contact and outlives every erasure', async () => {
    const list = newList()
    await list.suppress({ email: jeanne, scope: 'ambassador', ambassador: 'amb-77', reason: 'spam' })
    await list.suppress({ email: jeanne, scope: 'operator', reason: 'blocked' })
    const stored = (await storedText(list.store, 'acme')) + (await storedText(list.store, null))
    expect(stored).toMatch(/h1_[\w-]{43}/)
    expect(stored).not.toMatch(/jeanne|example|amb-77|acme/)
  })

  it('B1: an opt-out is found under every pepper, and written again under the newest when it is', async () => {
    const list = newList()
    const target = { scope: 'ambassador', ambassador: 'amb-1' } as const
    await list.suppress({ ...target, email: jeanne, reason: 'global_optout' })
    await list.suppress({ email: jeanne, scope: 'operator', reason: 'spam' })
    const lookedUp = await list.find(jeanne, 'amb-1', { brand: 'acme', keyRing: duringRotation })
    expect(lookedUp).toEqual({ scope: 'operator', reason: 'spam', since: noon })
    const stored = [await storedText(list.store, 'acme'), await storedText(list.store, null)]
    expect(stored.map((text) => /h1_/.test(text))).toEqual([false, false])
    const later = await list.find(jeanne, 'amb-1', { brand: 'acme', keyRing: afterRotation })
    expect(later).toEqual(lookedUp)
  })

  it.each(['spam', 'hard_bounce', 'blocked'] as const)(
    'B2: a %s callback is kept the same way',
    async (reason) => {
      const list = newList()
      await list.suppress({ email: jeanne, scope: 'brand', reason })
      expect(await list.find(jeanne, 'amb-1')).toEqual({ scope: 'brand', reason, since: noon })
      const again = await list.find(jeanne, 'amb-1', { brand: 'acme', keyRing: duringRotation })
      expect(again?.reason).toBe(reason)
    },
  )

  it('B3: an opt-out from one ambassador leaves the brand’s others free', async () => {
    const list = newList()
    await list.suppress({ email: jeanne, scope: 'ambassador', ambassador: 'amb-1', reason: 'global_optout' })
    expect(await list.isSuppressed(jeanne, 'amb-1')).toBe(true)
    expect(await list.isSuppressed(jeanne, 'amb-2')).toBe(false)
    expect(await list.isSuppressed(jeanne)).toBe(false)
  })

  it('B3: an opt-out from a brand leaves the other brands free', async () => {
    const list = newList()
    await list.suppress({ ...optedOut, email: jeanne })
    expect(await list.isSuppressed(jeanne, 'amb-1', 'globex')).toBe(false)
  })

  it('B3: an opt-out from the operator stops every brand, and joins none of them', async () => {
    const list = newList()
    await list.suppress({ email: jeanne, scope: 'operator', reason: 'global_optout' })
    await list.suppress({ ...optedOut, email: jeanne })
    for (const brand of ['acme', 'globex', 'initech'])
      expect(await list.isSuppressed(jeanne, 'amb-1', brand)).toBe(true)
    const [own, brands] = [await storedText(list.store, null), await storedText(list.store, 'acme')]
    const tagIn = (text: string) => /h1_[\w-]{43}/.exec(text)?.[0]
    expect(tagIn(own)).toBeDefined()
    expect(tagIn(own)).not.toBe(tagIn(brands))
  })
})

describe('the list of opt-outs', () => {
  it('keeps the first date of a reason, and each reason by itself', async () => {
    const list = newList()
    await list.suppress({ ...optedOut, email: jeanne })
    list.clock.now += 1000
    await list.suppress({ ...optedOut, email: jeanne })
    await list.suppress({ email: jeanne, scope: 'brand', reason: 'spam' })
    expect(await list.find(jeanne)).toEqual({ ...optedOut, since: noon })
    await list.lift({ scope: 'brand', email: jeanne })
    expect(await list.find(jeanne)).toEqual({ scope: 'brand', reason: 'spam', since: noon + 1000 })
  })

  it('answers the widest of several opt-outs', async () => {
    const list = newList()
    const narrow = { scope: 'ambassador', ambassador: 'amb-1' } as const
    await list.suppress({ ...narrow, email: jeanne, reason: 'blocked' })
    expect((await list.find(jeanne, 'amb-1'))?.scope).toBe('ambassador')
    await list.suppress({ ...optedOut, email: jeanne })
    expect((await list.find(jeanne, 'amb-1'))?.scope).toBe('brand')
    await list.suppress({ email: jeanne, scope: 'operator', reason: 'spam' })
    expect((await list.find(jeanne, 'amb-1'))?.scope).toBe('operator')
  })

  it('lets the person alone take a global opt-out back, in its own scope', async () => {
    const list = newList()
    const narrow = { scope: 'ambassador', ambassador: 'amb-1', email: jeanne } as const
    await list.suppress({ ...narrow, reason: 'global_optout' })
    await list.suppress({ ...optedOut, email: jeanne })
    await list.lift(narrow)
    expect((await list.find(jeanne, 'amb-1'))?.scope).toBe('brand')
    await list.lift({ scope: 'brand', email: jeanne })
    expect(await list.find(jeanne, 'amb-1')).toBeNull()
  })

  it('knows nobody by a text that is no address', async () => {
    const list = newList()
    expect(await list.suppress({ ...optedOut, email: 'jeanne at example' })).toBe(false)
    expect(await list.isSuppressed('jeanne at example')).toBe(false)
    expect(await list.suppress({ ...optedOut, email: jeanne })).toBe(true)
  })

  it('keeps nothing of an opt-out whose transaction fails', async () => {
    const list = newList()
    const failing = list.store.transact('acme', async (tx) => {
      const suppressions = createSuppressions({ store: list.store, keyRing: beforeRotation, now: () => noon })
      await suppressions.suppress(tx, 'acme', { ...optedOut, email: jeanne })
      throw new Error('the contact could not be changed')
    })
    await expect(failing).rejects.toThrow('the contact could not be changed')
    expect(await list.isSuppressed(jeanne)).toBe(false)
  })

  it('reads as many lists for a suppressed address as for an unknown one', async () => {
    const list = newList()
    await list.suppress({ email: jeanne, scope: 'operator', reason: 'spam' })
    const statementsFor = async (email: string) => {
      let statements = 0
      const counted = (tx: RecordTransaction): RecordTransaction => ({
        ...tx,
        run: (...asked) => {
          statements++
          return tx.run(...asked)
        },
      })
      const store: Pick<RecordStore, 'transact'> = {
        transact: (brand, work) => list.store.transact(brand, (tx) => work(counted(tx))),
      }
      const suppressions = createSuppressions({ store, keyRing: beforeRotation, now: () => noon })
      await list.store.transact('acme', (tx) => suppressions.find(counted(tx), 'acme', email, 'amb-1'))
      return statements
    }
    expect(await statementsFor(jeanne)).toBe(3)
    expect(await statementsFor('nobody@example.com')).toBe(3)
  })
})
