import { describe, expect, it } from 'vitest'
import { stateOf } from '../support/link-state.ts'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { seenOf } from '../support/seen-answer.ts'
import { startAcmeOptIns } from '../support/start-opt-ins.ts'

/** A brand, and Jeanne who subscribed to Léa and has her mail. */
async function subscribed(settings = {}) {
  const optIns = await startAcmeOptIns(settings)
  await optIn(optIns)
  return optIns
}

describe('confirming an address', () => {
  it('a ticked box waits for the button of one mail, then counts', async () => {
    const { inbox, linkIn, press, contactsOf, ledgerActs, problems } = await subscribed()
    expect(await contactsOf(jeanne)).toMatchObject([
      { ambassador: 'lea', optIns: { ambassador: 'blog_popin_pending', brand: 'none', partners: false } },
    ])
    expect(inbox.list().map(({ mail }) => [mail.to, mail.subject])).toEqual([
      [jeanne, 'Please confirm your address for acme'],
    ])
    const answer = await press(linkIn('confirm'), { do: 'confirm' })
    expect(await seenOf(answer)).toMatchObject({ status: 200, text: expect.stringContaining('Confirmed') })
    expect(await contactsOf(jeanne)).toMatchObject([
      {
        optIns: { ambassador: 'blog_popin_verified', brand: 'none', partners: false },
        emailStatus: 'verified',
        fields: { first_name: 'Jeanne', email: jeanne },
      },
    ])
    expect(await ledgerActs()).toEqual([
      'granted ambassador box awaited',
      'refused brand not_needed',
      'confirmed ambassador box done',
    ])
    expect(problems).toEqual([])
  })

  it('the mail and the page say what is agreed to in the words of the box, link the notice, and name a way out', async () => {
    const { inbox, linkIn, get } = await subscribed({ privacyNoticeUrl: 'https://shop.example.com/privacy' })
    const words = 'Léa may write to me by e-mail about products from acme.'
    const { text, unsubscribe } = inbox.list()[0]?.mail ?? {}
    expect(text).toContain(words)
    expect(text).toContain('https://shop.example.com/privacy')
    expect(text).toContain(unsubscribe?.href)
    expect(text).toContain('72 hours')
    expect(text).toContain('15 days')
    const page = await (await get(linkIn('confirm'))).text()
    expect(page).toContain(words)
    expect(page).toContain('href="https://shop.example.com/privacy"')
    expect(page).not.toContain('<script')
  })

  it('V7: nobody sees the contact before, and what was typed reaches it only then', async () => {
    const optIns = await subscribed()
    const shown = () =>
      optIns.inBrand('acme', async (tx) => [
        await optIns.contacts.visibleToAmbassador(tx, 'acme', 'lea'),
        await optIns.contacts.visibleToBrand(tx, 'acme'),
      ])
    expect(await shown()).toEqual([[], []])
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ fields: { email: jeanne } }])
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await shown()).toMatchObject([[{ fields: { first_name: 'Jeanne', email: jeanne } }], []])
  })

  it('POPINS 11: GET, HEAD and five parallel openings change nothing, before and after', async () => {
    const optIns = await subscribed()
    const paths = [optIns.linkIn('confirm'), optIns.linkIn('unsubscribe')]
    const open = async () => {
      const before = await stateOf(optIns)
      const url = (path: string) => new URL(path, optIns.base)
      for (const path of paths) {
        await Promise.all(Array.from({ length: 5 }, () => optIns.get(path).then((answer) => answer.text())))
        await fetch(url(path), { method: 'HEAD' })
        for (const method of ['OPTIONS', 'PUT', 'DELETE']) {
          const answer = await fetch(url(path), { method })
          expect(answer.status).toBe(405)
        }
        // A POST that presses no button of a confirmation is no confirmation either.
        if (path.startsWith('confirm')) await optIns.press(path, {})
      }
      await optIns.runner.runDue()
      expect(await stateOf(optIns)).toBe(before)
    }
    await open()
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    await open()
  })

  it('POPINS 11: a second visit, and a second press, show the same page and change nothing', async () => {
    const optIns = await subscribed()
    const path = optIns.linkIn('confirm')
    const first = await seenOf(await optIns.press(path, { do: 'confirm' }))
    const before = await stateOf(optIns)
    expect(await seenOf(await optIns.press(path, { do: 'confirm' }))).toEqual(first)
    expect(await seenOf(await optIns.get(path))).toEqual(first)
    expect(await stateOf(optIns)).toBe(before)
  })

  it('five presses at the same moment confirm once', async () => {
    const optIns = await subscribed()
    const path = optIns.linkIn('confirm')
    await Promise.all(Array.from({ length: 5 }, () => optIns.press(path, { do: 'confirm' })))
    expect((await optIns.ledgerActs()).filter((act) => act.startsWith('confirmed'))).toHaveLength(1)
  })

  it('POPINS 13: the receipt is linked from the page, signed, and names neither address nor name', async () => {
    const optIns = await subscribed()
    const path = optIns.linkIn('confirm')
    expect((await optIns.get(`${path}/receipt`)).status).toBe(404)
    const page = await (await optIns.press(path, { do: 'confirm' })).text()
    const href = /href="([^"]+\/receipt)"/.exec(page)?.[1] ?? ''
    const answer = await optIns.get(`confirm/${href}`)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const text = await answer.text()
    const { receipt, signature } = JSON.parse(text)
    expect(
      receipt.consent_records.map(
        ({ events }: { events: { event_state: string }[] }) => events.at(-1)?.event_state,
      ),
    ).toEqual(['given', 'refused'])
    expect(receipt.consent_records[0].pii_processing.notice_text).toBe(
      'Léa may write to me by e-mail about products from acme.',
    )
    expect(signature.algorithm).toBe('Ed25519')
    expect(text).not.toContain(jeanne)
    expect(text).not.toContain('Jeanne')
  })

  it('a link confirms what its mail said, whatever was sent for the address since', async () => {
    const optIns = await subscribed()
    const path = optIns.linkIn('confirm')
    await optIn(optIns, {
      ticked: ['ambassador', 'brand'],
      fields: { first_name: 'Mallory', email: jeanne },
    })
    await optIns.press(path, { do: 'confirm' })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { fields: { first_name: 'Jeanne' }, optIns: { ambassador: 'blog_popin_verified', brand: 'none' } },
    ])
  })
})
