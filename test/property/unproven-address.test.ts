import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayBeContacted } from '../../collector/contacts/may-be-contacted.ts'
import { recipients } from '../../sdk/protocol/opt-in.ts'
import { sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { type OptIns, startAcmeOptIns } from '../support/start-opt-ins.ts'

const day = 86_400_000
const who = fc.constantFrom('ann', 'bob', null)
const order = fc.constant('T1')
const publication = fc.constantFrom('P1', 'P2')

/** What anybody can send from anywhere: no box of it proves whose the address is. */
const browser = fc.record({
  by: fc.constant('browser' as const),
  popin: fc.constantFrom(
    ...(['order', 'order', 'order', 'subscribe', 'message', 'form', 'voucher'] as const),
  ),
  ticked: fc.subarray([...recipients]),
  who,
  order: fc.option(order, { freq: 3 }),
  publication,
})
/** What only the brand's server can send. */
const server = fc.record({
  by: fc.constant('server' as const),
  who,
  order,
  publication,
  brand_opt_in: fc.boolean(),
})
type Arrival = typeof browser | typeof server extends fc.Arbitrary<infer One> ? One : never

async function arrive(optIns: OptIns, came: Arrival, run: number): Promise<void> {
  const { by, publication } = came
  const email = came.who && addressOf(came.who, run)
  const transaction_id = came.order && `${came.order}-${run}`
  const fields = { first_name: 'Ann', ...(email ? { email } : {}) }
  if (by === 'browser') {
    const { popin, ticked } = came
    const more = { publication, ...(transaction_id ? { transaction_id } : {}) }
    const answer = await sendOptIn(optIns, await submissionOf(optIns, { popin, ticked, fields, with: more }))
    expect([202, 400]).toContain(answer.status)
  } else {
    const brand = optIns.brands.find('acme')
    if (!brand) throw new Error('no brand')
    const said = { ...fields, transaction_id, value: 10, publication, brand_opt_in: came.brand_opt_in }
    await optIns.inBrand('acme', (tx) => optIns.fromServer.takes.orders(tx, brand, said))
  }
  await optIns.runner.runDue()
}

const addressOf = (name: string, run: number) => `${name}-${run}@example.com`

describe('an address that nobody has confirmed', () => {
  it('C5, C6, C8, C9: may be written to only where the brand’s own server sent it, whatever browsers say', async () => {
    const optIns = await startAcmeOptIns({ popins: { voucher: { code: 'WELCOME10' } } })
    await optIns.addPublication({ id: 'P2', ambassador: 'tom', alias: 'Tom' })
    let run = 0
    const arrivals = fc.array(fc.oneof(browser, server), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(arrivals, async (given) => {
        run += 1
        for (const came of given) await arrive(optIns, came, run)
        optIns.clock.now += 4 * day
        await optIns.runner.runDue()
        for (const name of ['ann', 'bob']) {
          const isSent = given.some((came) => came.by === 'server' && came.who === name)
          const found = await optIns.contactsOf(addressOf(name, run))
          const open = found.filter(({ optIns: { ambassador } }) => mayBeContacted(ambassador))
          if (!isSent) expect(open).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})
