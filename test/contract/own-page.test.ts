import { describe, expect, it } from 'vitest'
import { ownPageOf, startConfirmed, statusesOf } from '../support/confirmed-person.ts'
import { confirmedOptIn, jeanne } from '../support/opt-in-submission.ts'

const minute = 60_000

/** The values of the switches that are on. */
const switchesIn = (page: string) =>
  [...page.matchAll(/role="switch"[^>]*value="([^"]+)"( checked)?/g)].map(([, id, on]) => [
    id,
    on !== undefined,
  ])

describe('the own page', () => {
  it('POPINS 12: shows each consent with a switch, which takes back in the request', async () => {
    const optIns = await startConfirmed()
    const path = await ownPageOf(optIns)
    const [contact] = await optIns.contactsOf(jeanne)
    const page = await (await optIns.get(path)).text()
    expect(switchesIn(page)).toEqual([
      [contact?.id, true],
      ['brand', true],
    ])
    expect(page).toContain('since November 21, 2026')
    expect(page).not.toContain('<script')
    const saved = await (
      await optIns.press(path, [
        ['do', 'save'],
        ['on', 'brand'],
      ])
    ).text()
    expect(saved).toContain('Saved.')
    expect(switchesIn(saved).map(([, on]) => on)).toEqual([false, true])
    expect(await statusesOf(optIns)).toEqual([{ ambassador: 'email_optout', brand: 'blog', partners: false }])
    expect((await optIns.ledgerActs()).at(-1)).toBe('withdrawn ambassador not_needed')
  })

  it('takes a yes again, by words that are kept, which lifts what the person took back', async () => {
    const optIns = await startConfirmed()
    const path = await ownPageOf(optIns)
    const [contact] = await optIns.contactsOf(jeanne)
    await optIns.press(path, { do: 'stop_all' })
    expect(await statusesOf(optIns)).toEqual([
      { ambassador: 'global_optout', brand: 'storage_only', partners: false },
    ])
    await optIns.press(path, [
      ['do', 'save'],
      ['on', contact?.id ?? ''],
    ])
    expect(await statusesOf(optIns)).toEqual([
      { ambassador: 'other', brand: 'storage_only', partners: false },
    ])
    expect((await optIns.ledgerActs()).at(-1)).toBe('granted ambassador own_page done')
    const [last] = await optIns.inBrand('acme', (tx) =>
      tx.run('SELECT body FROM ledger_entries ORDER BY sequence DESC LIMIT 1'),
    )
    const { text_hash } = JSON.parse(String(last?.body))
    expect((await optIns.texts.textOf('acme', text_hash))?.text).toBe(
      'Léa may write to you by e-mail about products from acme.',
    )
    expect(
      await optIns.inBrand('acme', (tx) => optIns.suppressions.isSuppressed(tx, 'acme', jeanne, 'lea')),
    ).toBe(false)
  })

  it('brings nothing back to an address that complained', async () => {
    const optIns = await startConfirmed(['ambassador'])
    const path = await ownPageOf(optIns)
    await optIns.press(path, { do: 'stop_all' })
    await optIns.inBrand('acme', (tx) =>
      optIns.suppressions.suppress(tx, 'acme', { scope: 'brand', email: jeanne, reason: 'spam' }),
    )
    const [contact] = await optIns.contactsOf(jeanne)
    await optIns.press(path, [
      ['do', 'save'],
      ['on', contact?.id ?? ''],
      ['on', 'brand'],
    ])
    expect(await statusesOf(optIns)).toEqual([
      { ambassador: 'global_optout', brand: 'none', partners: false },
    ])
  })

  it('shows what all ambassadors have, since the link proves whose address it is', async () => {
    const optIns = await startConfirmed()
    await optIns.addPublication({ id: 'P2', ambassador: 'tom', alias: 'Tom' })
    optIns.clock.now += 11 * minute
    const path = await ownPageOf(optIns)
    await confirmedOptIn(optIns, { with: { publication: 'P2' } })
    const page = await (await optIns.get(path)).text()
    expect(page).toContain('Léa may write to you')
    expect(page).toContain('Tom may write to you')
    expect(switchesIn(page)).toHaveLength(3)
    await optIns.press(path, { do: 'stop_all' })
    expect((await statusesOf(optIns)).map(({ ambassador }) => ambassador)).toEqual([
      'global_optout',
      'global_optout',
    ])
  })

  it('an earlier mail’s button does not bring back what was taken back after it', async () => {
    const optIns = await startConfirmed()
    const confirm = optIns.linkIn('confirm')
    await optIns.press(await ownPageOf(optIns), { do: 'stop_all' })
    expect((await optIns.press(confirm, { do: 'confirm' })).status).toBe(404)
    expect(await statusesOf(optIns)).toMatchObject([{ ambassador: 'global_optout' }])
  })

  it('gives the receipt, in which the withdrawal stands', async () => {
    const optIns = await startConfirmed(['ambassador'])
    const path = await ownPageOf(optIns)
    await optIns.press(path, { do: 'stop_all' })
    const { receipt } = await (await optIns.get(`${path}/receipt`)).json()
    const [ambassador] = receipt.consent_records
    expect(ambassador.events.map(({ event_state }: { event_state: string }) => event_state)).toEqual([
      'unconfirmed',
      'given',
      'withdrawn',
    ])
  })
})
