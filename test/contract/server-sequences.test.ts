import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Contact } from '../../collector/contacts/contact.ts'
import { takeItems } from '../../collector/contacts/from-server/take-items.ts'
import { mayBeContacted } from '../../collector/contacts/may-be-contacted.ts'
import { recipients } from '../../sdk/protocol/opt-in.ts'
import { startServerApi } from '../support/start-server-api.ts'

const people = ['ana@example.com', 'eva@example.com', 'otto@example.com']
const ambassadors = ['lea', 'jonas']

const email = fc.constantFrom(...people)
const ambassador = fc.constantFrom(...ambassadors)
const answer = fc.constantFrom(true, false, null)
const number = fc.integer({ min: 1, max: 12 })

const order = fc.record({ id: number, email, ambassador, brand_opt_in: answer }).map(({ id, ...rest }) => ({
  kind: 'orders' as const,
  item: { transaction_id: `T${id}`, value: 5, ...rest },
}))
const contact = fc
  .record({
    id: number,
    source: fc.constantFrom('brand_database', 'external_form'),
    email,
    ambassador,
    ambassador_opt_in: answer,
    brand_opt_in: answer,
    partners_opt_in: answer,
  })
  .map(({ id, ...rest }) => ({ kind: 'contacts' as const, item: { external_id: `C${id}`, ...rest } }))
const imported = fc
  .record({ id: number, source: fc.constantFrom('entered', 'imported', 'social'), email, ambassador })
  .map(({ id, ...rest }) => ({ kind: 'contacts' as const, item: { external_id: `C${id}`, ...rest } }))
const suppression = fc
  .record({
    email,
    reason: fc.constantFrom('opt_out', 'spam', 'hard_bounce', 'soft_bounce'),
    scope: fc.constantFrom('brand', 'ambassador'),
    ambassador,
  })
  .map(({ scope, ambassador: of, ...rest }) => ({
    kind: 'suppressions' as const,
    item: scope === 'ambassador' && rest.reason === 'opt_out' ? { ...rest, scope, ambassador: of } : rest,
  }))

const steps = fc.array(
  fc.oneof(
    { arbitrary: contact, weight: 4 },
    { arbitrary: order, weight: 4 },
    { arbitrary: imported, weight: 1 },
    { arbitrary: suppression, weight: 1 },
  ),
  { minLength: 20, maxLength: 60 },
)

it('in whatever order a server says what: each yes has its basis in the ledger, and no opt-out is overridden', async () => {
  const api = await startServerApi()
  let brands = 0
  await fc.assert(
    fc.asyncProperty(steps, async (sent) => {
      const name = `brand-${++brands}`
      api.addBrand(name)
      const brand = api.brands.find(name)
      if (!brand) throw new Error('there is no such brand')
      for (const { kind, item } of sent) {
        api.clock.now += 1000
        await takeItems(api.records, brand, [item], api.fromServer.takes[kind])
      }
      const optedOut = new Set(
        sent.flatMap(({ kind, item }) =>
          kind === 'suppressions' && item.reason === 'opt_out'
            ? ambassadors
                .filter((one) => !('ambassador' in item) || item.ambassador === one)
                .map((one) => `${one} ${item.email}`)
            : [],
        ),
      )
      for (const address of people) {
        for (const one of await api.storedContacts(name, address)) {
          await expectBasis(api, name, one)
          if (optedOut.has(`${one.ambassador} ${address}`))
            expect(mayBeContacted(one.optIns.ambassador)).toBe(false)
        }
      }
    }),
    { numRuns: 12 },
  )
})

/** Whoever has a yes has a grant in the ledger that nothing took back since; who has none has none open. */
async function expectBasis(
  api: Awaited<ReturnType<typeof startServerApi>>,
  brand: string,
  { id, optIns }: Contact,
): Promise<void> {
  const entries = await api.records.transact(brand, (tx) => api.ledger.entriesOf(tx, brand, id))
  const isYes = {
    ambassador: mayBeContacted(optIns.ambassador),
    brand: optIns.brand !== 'none' && optIns.brand !== 'storage_only',
    partners: optIns.partners,
  }
  for (const to of recipients) {
    const last = entries.findLast(({ recipient, act }) => recipient === to && act !== 'refused')
    expect([to, last?.act === 'granted' && last.basis !== null]).toEqual([to, isYes[to]])
  }
}
