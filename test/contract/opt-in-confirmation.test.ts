import { describe, expect, it } from 'vitest'
import { linkLifetimes } from '../../collector/contacts/contact-links.ts'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { type OptIns, startOptIns } from '../support/start-opt-ins.ts'

const minute = 60_000
const day = 86_400_000
const pendingLastsMs = 15 * day

/** A brand, and Jeanne who subscribed to Léa and has her mail. */
async function subscribed(settings = {}) {
  const optIns = await startOptIns()
  await optIns.addBrand('acme', settings)
  await optIn(optIns)
  return optIns
}

/** Everything that a link could change, as one text. */
async function stateOf({ inBrand }: OptIns, brand = 'acme'): Promise<string> {
  const tables = [
    'contacts',
    'contact_changes',
    'ledger_entries',
    'contact_links',
    'asks',
    'tasks',
    'suppressions',
  ]
  return inBrand(brand, async (tx) => {
    const rows = []
    for (const table of tables) rows.push(await tx.run(`SELECT * FROM ${table} ORDER BY 1`))
    return JSON.stringify(rows)
  })
}

/** The status and the bytes of an answer. */
const told = async (answer: Response) => ({ status: answer.status, text: await answer.text() })

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
    expect(await told(answer)).toMatchObject({ status: 200, text: expect.stringContaining('Confirmed') })
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
    const seen = () =>
      optIns.inBrand('acme', async (tx) => [
        await optIns.contacts.visibleToAmbassador(tx, 'acme', 'lea'),
        await optIns.contacts.visibleToBrand(tx, 'acme'),
      ])
    expect(await seen()).toEqual([[], []])
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ fields: { email: jeanne } }])
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await seen()).toMatchObject([[{ fields: { first_name: 'Jeanne', email: jeanne } }], []])
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
    const first = await told(await optIns.press(path, { do: 'confirm' }))
    const before = await stateOf(optIns)
    expect(await told(await optIns.press(path, { do: 'confirm' }))).toEqual(first)
    expect(await told(await optIns.get(path))).toEqual(first)
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

describe('a link that does not work', () => {
  it('POPINS 11: is over after 72 hours, and "send me a new one" brings another mail', async () => {
    const optIns = await subscribed()
    const path = optIns.linkIn('confirm')
    optIns.clock.now += linkLifetimes.confirm - 1
    expect((await optIns.get(path)).status).toBe(200)
    optIns.clock.now += 1
    expect((await optIns.press(path, { do: 'confirm' })).status).toBe(404)
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ optIns: { ambassador: 'blog_popin_pending' } }])
    const asked = await optIns.press(path, { do: 'again' })
    expect(asked.status).toBe(200)
    await optIns.runner.runDue()
    expect(optIns.inbox.list()).toHaveLength(2)
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ optIns: { ambassador: 'blog_popin_verified' } }])
  })

  it('is answered with the same bytes, whatever is wrong with it', async () => {
    const optIns = await subscribed()
    await optIns.addBrand('other')
    const secretOf = (path: string) => path.split('.')[1]
    const confirm = optIns.linkIn('confirm')
    const unsubscribe = optIns.linkIn('unsubscribe')
    await optIn(optIns, { fields: { email: 'zoe@example.com' } })
    const withdrawn = optIns.linkIn('confirm')
    await optIns.press(withdrawn, { do: 'confirm' })
    await optIns.press(optIns.linkIn('unsubscribe'), { do: 'brand' })
    const wrong = {
      unknown: `acme.${'A'.repeat(43)}`,
      'another purpose’s': `acme.${secretOf(unsubscribe)}`,
      'another brand’s': `other.${secretOf(confirm)}`,
      'no brand’s': `nobody.${secretOf(confirm)}`,
      short: 'acme.abc',
      'no token': '%00%0d%0a',
      'confirmed and then withdrawn': withdrawn.replace('confirm/', ''),
    }
    const before = await stateOf(optIns)
    const pages = new Set<string>()
    for (const token of Object.values(wrong)) {
      pages.add(JSON.stringify(await told(await optIns.get(`confirm/${token}`))))
      for (const button of ['confirm', 'block', 'own_page'])
        pages.add(JSON.stringify(await told(await optIns.press(`confirm/${token}`, { do: button }))))
    }
    optIns.clock.now += linkLifetimes.confirm
    pages.add(JSON.stringify(await told(await optIns.press(confirm, { do: 'confirm' }))))
    expect([...pages].map((page) => JSON.parse(page).status)).toEqual([404])
    expect(await stateOf(optIns)).toBe(before)
    const others = new Set<string>()
    for (const kind of ['me', 'unsubscribe'])
      for (const token of [
        ...Object.values(wrong).filter((one) => one !== wrong['another purpose’s']),
        `acme.${secretOf(confirm)}`,
      ]) {
        others.add(JSON.stringify(await told(await optIns.get(`${kind}/${token}`))))
        others.add(JSON.stringify(await told(await optIns.press(`${kind}/${token}`, { do: 'stop_all' }))))
      }
    expect([...others].map((page) => JSON.parse(page).status)).toEqual([404])
    expect(await stateOf(optIns)).toBe(before)
  })

  it('"send me a new one" answers the same bytes to everybody', async () => {
    const optIns = await subscribed()
    const pages = new Set<string>()
    const secret = optIns.linkIn('confirm').split('.')[1]
    for (const token of [`acme.${secret}`, `acme.${'A'.repeat(43)}`, `nobody.${secret}`, 'x'])
      pages.add(JSON.stringify(await told(await optIns.press(`confirm/${token}`, { do: 'again' }))))
    expect(pages.size).toBe(1)
  })
})

describe('what is never confirmed', () => {
  it('R6: is really deleted after 15 days, and the ledger says so', async () => {
    const optIns = await subscribed()
    optIns.clock.now += pendingLastsMs - 1
    expect(await optIns.expirePending('acme', optIns.clock.now)).toBe(0)
    expect(await optIns.contactsOf(jeanne)).toHaveLength(1)
    optIns.clock.now += 1
    expect(await optIns.expirePending('acme', optIns.clock.now)).toBe(1)
    expect(await optIns.contactsOf(jeanne)).toEqual([])
    expect((await optIns.ledgerActs()).at(-1)).toBe('expired ambassador awaited')
    const left = await optIns.inBrand('acme', (tx) => tx.run('SELECT id FROM asks'))
    expect(left).toEqual([])
  })

  it('takes nothing from a contact that had agreed before', async () => {
    const optIns = await subscribed()
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    optIns.clock.now += day
    await optIn(optIns, { ticked: ['brand'] })
    optIns.clock.now += pendingLastsMs
    await optIns.expirePending('acme', optIns.clock.now)
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { optIns: { ambassador: 'blog_popin_verified', brand: 'none' } },
    ])
  })
})

describe('"it was not me"', () => {
  it('deletes what was left, and no brand of the collector can have the address mailed again', async () => {
    const optIns = await subscribed()
    await optIns.addBrand('other')
    const answer = await optIns.press(optIns.linkIn('confirm'), { do: 'block' })
    expect(await answer.text()).toContain('is blocked')
    expect(await optIns.contactsOf(jeanne)).toEqual([])
    expect((await optIns.ledgerActs()).at(-1)).toBe('expired ambassador awaited')
    optIns.clock.now += 11 * minute
    await optIn(optIns)
    await optIn(optIns, { brand: 'other' })
    expect(optIns.inbox.list()).toHaveLength(1)
    expect(await optIns.contactsOf(jeanne, 'other')).toEqual([])
  })
})
