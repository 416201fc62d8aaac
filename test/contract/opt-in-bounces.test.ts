import { describe, expect, it } from 'vitest'
import { startMailServer } from '../support/mail-server.ts'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { startOptIns } from '../support/start-opt-ins.ts'
import { testMailSettings } from '../support/test-mail.ts'

const day = 86_400_000

/** A brand whose mail server has no mailbox for anybody, but takes mails once `isMended`. */
async function started() {
  let isMended = false
  const server = await startMailServer({
    onRcptTo(_address, _session, done) {
      if (isMended) return done()
      done(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }))
    },
  })
  const optIns = await startOptIns()
  await optIns.addBrand('acme', { mail: testMailSettings(server.port) })
  const reasons = () =>
    optIns
      .inBrand('acme', (tx) => optIns.suppressions.find(tx, 'acme', jeanne))
      .then((found) => found?.reason)
  const mend = () => {
    isMended = true
  }
  return { ...optIns, server, optIns, reasons, mend }
}

const person = { email: jeanne, ambassador: 'tom', brand_opt_in: true, ambassador_opt_in: true }

describe('an address that the mail server has no mailbox for', () => {
  it('B2: is kept as a hard bounce by its hash, and what waited for it is deleted', async () => {
    const { optIns, contactsOf, reasons, ledgerActs, problems } = await started()
    await optIn(optIns)
    expect(await reasons()).toBe('hard_bounce')
    expect(await contactsOf(jeanne)).toEqual([])
    expect((await ledgerActs()).at(-1)).toBe('expired ambassador awaited')
    expect(problems).toEqual([{ kind: 'mail', reason: 'no_mailbox', brand: 'acme' }])
  })

  it('V3, B2: is never mailed again, whoever brings it, though the server would take it now', async () => {
    const { optIns, server, brands, fromServer, contactsOf, clock, mend } = await started()
    const brand = brands.find('acme')
    if (!brand) throw new Error('no brand')
    const item = { ...person, external_id: 'C-1', source: 'brand_database' }
    await optIns.inBrand('acme', (tx) => fromServer.takes.contacts(tx, brand, item))
    await optIn(optIns)
    mend()
    expect(await contactsOf(jeanne)).toMatchObject([
      { ambassador: 'tom', emailStatus: 'hard_bounce', optIns: { ambassador: 'global_optout' } },
    ])
    clock.now += day
    await optIn(optIns)
    await optIns.press('unsubscribe/acme', { email: jeanne })
    await optIns.runner.runDue()
    expect(server.received).toEqual([])
  })

  it('A1: of one brand says nothing to another', async () => {
    const { optIns, addBrand, inBrand, suppressions } = await started()
    await addBrand('other')
    await optIn(optIns)
    const isSuppressed = await inBrand('other', (tx) => suppressions.isSuppressed(tx, 'other', jeanne))
    expect(isSuppressed).toBe(false)
  })
})

describe('a person who takes back before the address is confirmed', () => {
  it('V7: towards the ambassador alone leaves nothing that the ambassador could see', async () => {
    const optIns = await startOptIns()
    await optIns.addBrand()
    await optIn(optIns)
    await optIns.press(optIns.linkIn('unsubscribe'), { do: 'ambassador' })
    expect(await optIns.contactsOf(jeanne)).toEqual([])
    const found = await optIns.inBrand('acme', (tx) => optIns.suppressions.find(tx, 'acme', jeanne, 'lea'))
    expect(found).toMatchObject({ scope: 'ambassador', reason: 'global_optout' })
  })
})
