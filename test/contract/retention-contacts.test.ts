import { describe, expect, it } from 'vitest'
import { contactLimits, day, rowsWith } from '../support/contact-limits.ts'
import { ana, answers, startServerContacts } from '../support/server-contacts.ts'

/** How a contact comes under a limit, and what it is called in the settings. */
const ways = {
  R3: { setting: 'newDays', days: 30, changed: 7 },
  R7: { setting: 'optedOutDays', days: 365, changed: 40 },
} as const

type Way = keyof typeof ways

async function startUnder(limit: Way, settings = {}) {
  const api = await startServerContacts({ retention: settings })
  await api.send(ana)
  if (limit === 'R7') await api.suppress({ email: ana.email, reason: 'opt_out' })
  const [contact] = await api.ofAna()
  return { ...api, ...contactLimits(api), id: contact?.id ?? '' }
}

const waysOut = Object.keys(ways) as Way[]

describe('a contact whose limit is over', () => {
  it.each(waysOut)('%s: is there the day before, and really deleted on the day', async (limit) => {
    const { clock, run, due, ofAna, records, id } = await startUnder(limit)
    clock.now += ways[limit].days * day - 1
    expect([await run(limit), (await ofAna()).length]).toEqual([0, 1])
    clock.now += 1
    expect(await due(limit)).toEqual([{ limit, kind: 'contact', id, at: clock.now, what: 'delete' }])
    expect([await run(limit), (await ofAna()).length]).toEqual([1, 0])
    expect((await rowsWith(records, id)).filter((table) => table !== 'access_log_entries')).toEqual([])
    expect(await run(limit)).toBe(0)
  })

  it.each(waysOut)('%s: lasts as long as the brand says', async (limit) => {
    const { setting, changed } = ways[limit]
    const { clock, run } = await startUnder(limit, { [setting]: changed })
    clock.now += changed * day - 1
    expect(await run(limit)).toBe(0)
    clock.now += 1
    expect(await run(limit)).toBe(1)
  })

  it.each(waysOut)(
    '%s, R21: stays under a legal hold, whose reason is told, and goes once it is lifted',
    async (limit) => {
      const { clock, run, due, ofAna, hold, lift, id } = await startUnder(limit)
      await hold(id)
      clock.now += 10 * 365 * day
      expect([await run(limit), (await ofAna()).length]).toEqual([0, 1])
      expect(await due(limit)).toMatchObject([{ id, heldBecause: 'legal_claim' }])
      await lift(id)
      expect([await run(limit), (await ofAna()).length]).toEqual([1, 0])
    },
  )

  it.each(waysOut)(
    '%s: stays where the brand has a yes of theirs, which is not what ended',
    async (limit) => {
      const api = await startServerContacts()
      const limits = contactLimits(api)
      await api.send({ ...ana, source: 'brand_database', ...answers(undefined, true) })
      if (limit === 'R7')
        await api.suppress({ email: ana.email, reason: 'opt_out', scope: 'ambassador', ambassador: 'lea' })
      api.clock.now += 400 * day
      expect([await limits.run(limit), (await api.ofAna()).length]).toEqual([0, 1])
    },
  )

  it('R3: counts from when it came, however often the brand sends it again', async () => {
    const { clock, send, run } = await startUnder('R3')
    clock.now += 29 * day
    await send({ ...ana, city: 'Lyon' })
    clock.now += day
    expect(await run('R3')).toBe(1)
  })

  it('R3: is none of its contacts once an invitation was sent', async () => {
    const { call, key, clock, run, ofAna } = await startUnder('R3')
    await call('POST', '/api/acme/invitations', key, { external_id: 'C-1', state: 'sent' })
    clock.now += 40 * day
    expect([await run('R3'), (await ofAna()).length]).toEqual([0, 1])
  })

  it('R7, B1: is deleted, and its opt-out goes on stopping whoever brings them', async () => {
    const { clock, run, send, optIns } = await startUnder('R7')
    clock.now += 365 * day
    await run('R7')
    await send({ ...ana, external_id: 'C-2' })
    expect(await optIns()).toEqual([['global_optout', 'none', false]])
  })

  it('R7: until then nobody may write to them, and their address is hidden from the ambassador', async () => {
    const { records, contacts, id } = await startUnder('R7')
    const shown = await records.transact('acme', (tx) => contacts.visibleToAmbassador(tx, 'acme', 'lea'))
    expect(shown.map((contact) => [contact.id, contact.fields])).toEqual([[id, {}]])
  })

  it('R7: of two opt-outs the later one counts', async () => {
    const api = await startServerContacts()
    const limits = contactLimits(api)
    await api.send({ ...ana, source: 'brand_database', ...answers(undefined, true) })
    await api.suppress({ email: ana.email, reason: 'opt_out', scope: 'ambassador', ambassador: 'lea' })
    api.clock.now += 300 * day
    await api.suppress({ email: ana.email, reason: 'opt_out' })
    api.clock.now += 365 * day - 1
    expect(await limits.run('R7')).toBe(0)
    api.clock.now += 1
    expect(await limits.run('R7')).toBe(1)
  })

  it.each(waysOut)('%s, L1: is in the access log by its ID', async (limit) => {
    const { clock, run, inBrand, id } = await startUnder(limit)
    clock.now += 365 * day
    await run(limit)
    const entries = await inBrand((tx) => tx.run('SELECT body FROM access_log_entries'))
    const bodies = entries.map(({ body }) => String(body)).filter((body) => body.includes(id))
    expect(bodies.join()).toContain('"by":"retention"')
  })
})

describe('invitations', () => {
  async function invited(settings = {}) {
    const api = await startServerContacts({
      retention: settings,
      webhooks: { url: 'https://hooks.example.com/candor', secret: { variable: 'HOOK' } },
    })
    await api.send(ana)
    const tell = (state: string, more = {}) =>
      api.call('POST', '/api/acme/invitations', api.key, { external_id: 'C-1', state, ...more })
    const [contact] = await api.ofAna()
    /** The webhooks that wait. */
    const told = async () =>
      (await api.inBrand((tx) => tx.run("SELECT payload FROM tasks WHERE kind = 'webhook'"))).map(
        ({ payload }) => JSON.parse(String(payload)),
      )
    const status = async () => (await api.optIns())[0]?.[0]
    return { ...api, ...contactLimits(api), tell, told, status, id: contact?.id ?? '' }
  }

  it('are told by the brand’s server, and answered with the ID that webhooks speak of', async () => {
    const { tell, status, id } = await invited()
    const answer = await tell('sent')
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { accepted: 1, refused: [], notes: [], contacts: [{ index: 0, contact: id }] },
    ])
    expect(await status()).toBe('invitation_sent')
  })

  it.each([
    ['the default', {}, 15],
    ['the brand', { invitationDays: 5, secondInvitationDays: 5 }, 5],
  ])(
    'R4, R5: by %s the second is asked for once, then the contact is one who did not answer',
    async (_, settings, days) => {
      const { clock, run, tell, told, status, id } = await invited(settings)
      await tell('sent')
      clock.now += days * day - 1
      expect([await run('R4'), await told()]).toEqual([0, []])
      clock.now += 1
      expect(await run('R4')).toBe(1)
      expect(await told()).toMatchObject([
        { event: 'contact.invitation_due', contact: id, ambassador: 'lea', at: clock.now },
      ])
      expect(await run('R4')).toBe(0)
      clock.now += days * day - 1
      expect([await run('R5'), await status()]).toEqual([0, 'invitation_sent'])
      clock.now += 1
      expect([await run('R5'), await status()]).toEqual([1, 'invitation_unanswered'])
    },
  )

  it('R5: counts from the second one where the brand tells of it', async () => {
    const { clock, run, tell, status } = await invited()
    await tell('sent')
    clock.now += 15 * day
    await run('R4')
    clock.now += 10 * day
    await tell('sent_again')
    clock.now += 15 * day - 1
    expect(await run('R5')).toBe(0)
    clock.now += 1
    await tell('sent_again')
    expect([await run('R5'), await status()]).toEqual([1, 'invitation_unanswered'])
  })

  it.each(['R4', 'R5'] as const)('%s, R21: wait while a legal hold stands', async (limit) => {
    const { clock, run, tell, hold, lift, told, status, id } = await invited()
    await tell('sent')
    if (limit === 'R5') {
      clock.now += 15 * day
      await run('R4')
    }
    await hold(id)
    clock.now += 100 * day
    const before = (await told()).length
    expect([await run(limit), (await told()).length, await status()]).toEqual([0, before, 'invitation_sent'])
    await lift(id)
    expect(await run(limit)).toBe(1)
  })

  it.each([
    ['accepted', 'invitation_accepted', ['granted', 'invitation']],
    ['declined', 'invitation_declined', ['refused', null]],
  ])('that are %s end the waiting, and are in the ledger', async (state, status, entry) => {
    const { clock, run, tell, ledgerOf, id, ...api } = await invited()
    await tell('sent')
    await tell(state)
    clock.now += 400 * day
    expect([await run('R4'), await run('R5'), await api.status()]).toEqual([0, 0, status])
    expect((await ledgerOf(id)).map(({ act, basis }) => [act, basis])).toEqual([entry])
  })

  it('B1: that somebody opted out is lifted by no answer that the brand tells', async () => {
    const { tell, suppress, status } = await invited()
    await suppress({ email: ana.email, reason: 'opt_out' })
    for (const state of ['sent', 'sent_again', 'accepted']) expect((await tell(state)).status).toBe(200)
    expect(await status()).toBe('global_optout')
  })

  it.each([
    [{ external_id: 'C-9', state: 'sent' }, 'external_id'],
    [{ state: 'sent' }, 'external_id'],
    [{ external_id: 'C-1', state: 'lost' }, 'state'],
  ])('%j is refused', async (body, path) => {
    const { call, key } = await invited()
    const answer = await call('POST', '/api/acme/invitations', key, body)
    expect([answer.status, (await answer.json()).error.path]).toEqual([400, path])
  })

  it('R4: whose mailbox is gone is not asked for again, and the waiting goes on to its end', async () => {
    const { clock, run, tell, inBrand, told, status, id } = await invited()
    await tell('sent')
    await inBrand((tx) => tx.run("UPDATE contacts SET email_status = 'hard_bounce' WHERE id = ?", [id]))
    clock.now += 15 * day
    expect([await run('R4'), await told()]).toEqual([1, []])
    clock.now += 15 * day
    expect([await run('R5'), await status()]).toEqual([1, 'invitation_unanswered'])
  })
})
