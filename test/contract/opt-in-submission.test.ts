import { describe, expect, it } from 'vitest'
import { jeanne, optIn, sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { type OptIns, startOptIns } from '../support/start-opt-ins.ts'
import { shopOrigin } from '../support/test-brand.ts'

const minute = 60_000
const day = 86_400_000

async function started(settings = {}) {
  const optIns = await startOptIns()
  await optIns.addBrand('acme', settings)
  return optIns
}

/** Everything of an answer that its sender can see. */
const seen = async (answer: Response) => ({
  status: answer.status,
  headers: [...answer.headers].filter(([name]) => name !== 'date'),
  text: await answer.text(),
})

async function confirmed(optIns: OptIns, email: string) {
  await optIn(optIns, { fields: { email } })
  await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
}

const sent = async (optIns: OptIns, fields: object) =>
  (await sendOptIn(optIns, { ...(await submissionOf(optIns)), ...fields })).status

const refusal = async (optIns: OptIns, fields: object) => {
  const answer = await sendOptIn(optIns, { ...(await submissionOf(optIns)), ...fields })
  const { error } = await answer.json()
  return [answer.status, error.code, error.path]
}

describe('the answer to an opt-in', () => {
  it('S14: is the same bytes for a new, a known, a pending and a suppressed address', async () => {
    const optIns = await started()
    await confirmed(optIns, 'known@example.com')
    await optIn(optIns, { fields: { email: 'pending@example.com' } })
    await confirmed(optIns, 'suppressed@example.com')
    await optIns.press(optIns.linkIn('unsubscribe'), { do: 'brand' })
    await confirmed(optIns, 'blocked@example.com')
    await optIns.inBrand('acme', (tx) =>
      optIns.suppressions.suppress(tx, 'acme', {
        email: 'blocked@example.com',
        scope: 'operator',
        reason: 'blocked',
      }),
    )
    const answers = new Set<string>()
    for (const name of ['new', 'known', 'pending', 'suppressed', 'blocked']) {
      const body = await submissionOf(optIns, { fields: { email: `${name}@example.com` } })
      answers.add(JSON.stringify(await seen(await sendOptIn(optIns, body))))
    }
    expect([...answers].map((answer) => JSON.parse(answer))).toMatchObject([{ status: 202, text: '{}' }])
  })

  it('comes when it is on disk: what follows needs nothing but the folder', async () => {
    const optIns = await started()
    await optIns.runner.stop()
    await sendOptIn(optIns, await submissionOf(optIns))
    await optIns.stop()
    const later = await startOptIns({ folder: optIns.folder })
    await later.runner.runDue()
    expect(await later.contactsOf(jeanne)).toHaveLength(1)
    expect(later.inbox.list()).toHaveLength(1)
  })

  it('to the same ID again is the same, and nothing happens twice', async () => {
    const optIns = await started()
    const body = await submissionOf(optIns)
    const first = await seen(await sendOptIn(optIns, body))
    await optIns.runner.runDue()
    const [again, parallel] = await Promise.all([sendOptIn(optIns, body), sendOptIn(optIns, body)])
    expect([await seen(again), await seen(parallel)]).toEqual([first, first])
    await optIns.runner.runDue()
    optIns.clock.now += day
    await optIns.runner.runDue()
    expect(optIns.inbox.list()).toHaveLength(1)
    expect(await optIns.ledgerActs()).toHaveLength(2)
  })

  it('may be read by the brand’s own pages alone', async () => {
    const optIns = await started()
    const answer = await sendOptIn(optIns, await submissionOf(optIns))
    expect(answer.headers.get('access-control-allow-origin')).toBe(shopOrigin)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    for (const origin of [
      `${shopOrigin}.test`,
      'null',
      'http://shop.example.com',
      'https://SHOP.example.com',
    ]) {
      const refused = await sendOptIn(optIns, await submissionOf(optIns), { origin })
      expect(refused.status).toBe(403)
      expect(refused.headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('brings the voucher to who ticked its box, known or not, and to nobody else', async () => {
    const optIns = await started({ popins: { voucher: { code: 'WELCOME10' } } })
    const answerTo = async (parts: object) =>
      (await sendOptIn(optIns, await submissionOf(optIns, { popin: 'voucher', ...parts }))).json()
    await confirmed(optIns, 'known@example.com')
    const unknown = await answerTo({})
    expect(unknown.voucher.code).toBe('WELCOME10')
    expect(await answerTo({ fields: { email: 'known@example.com' } })).toEqual(unknown)
    expect(await answerTo({ ticked: ['brand'] })).toEqual({})
  })
})

describe('what is refused', () => {
  it('every address, by name, while contacts are off', async () => {
    const optIns = await started({ contacts: 'off' })
    const answers = new Set<string>()
    for (const email of [jeanne, 'zoe@example.com'])
      answers.add(
        JSON.stringify(
          await seen(await sendOptIn(optIns, await submissionOf(optIns, { fields: { email } }))),
        ),
      )
    expect([...answers].map((answer) => JSON.parse(answer))).toMatchObject([{ status: 403 }])
    expect([...answers][0]).toContain('contacts_off')
    await optIns.runner.runDue()
    expect(await optIns.inBrand('acme', (tx) => tx.run('SELECT id FROM tasks'))).toEqual([])
  })

  it('POPINS 10: words that the collector does not know, by their box', async () => {
    const optIns = await started()
    const { boxes } = await submissionOf(optIns)
    const unknown = { ticked: true, text: 'ab'.repeat(32) }
    expect(await refusal(optIns, { boxes: { ...Object(boxes), brand: unknown } })).toEqual([
      400,
      'unknown_text',
      'boxes.brand.text',
    ])
    // Another box's words are not this box's.
    const { ambassador } = Object(boxes)
    expect(await refusal(optIns, { boxes: { brand: ambassador } })).toEqual([
      400,
      'unknown_text',
      'boxes.brand.text',
    ])
  })

  it('a yes without an address, nobody’s publication, and what has not its form', async () => {
    const optIns = await started()
    expect(await refusal(optIns, { fields: {} })).toEqual([400, 'email_needed', 'fields.email'])
    expect(await refusal(optIns, { fields: { email: 'not an address' } })).toEqual([
      400,
      'not_a_submission',
      'fields.email',
    ])
    expect(await refusal(optIns, { publication: 'P404' })).toEqual([400, 'no_ambassador', undefined])
    for (const [name, value] of Object.entries({
      id: 'x',
      act: 'bought',
      popin: 'consent',
      popin_version: 'a b',
      language: '../en',
      page: 'javascript:alert(1)',
      open_ms: -1,
      boxes: { all: { ticked: true, text: 'ab'.repeat(32) } },
      publication: "P1' OR 1=1",
    }))
      expect((await refusal(optIns, { [name]: value })).slice(0, 2), name).toEqual([400, 'not_a_submission'])
  })

  it.each([
    ['empty', '', 400],
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['deep', '['.repeat(60_000), 400],
    ['long', `"${'x'.repeat(64 * 1024)}"`, 413],
    ['not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ['infinite', '{"open_ms":1e9999}', 400],
    ['a lone surrogate', '{"id":"\\ud800"}', 400],
  ] as const)('a body that is %s, and the collector goes on', async (_name, body, status) => {
    const optIns = await started()
    const answer = await sendOptIn(optIns, body)
    expect(answer.status).toBe(status)
    expect(optIns.problems).toEqual([])
  })

  it('an unknown brand', async () => {
    const optIns = await started()
    expect((await sendOptIn(optIns, await submissionOf(optIns), {}, 'nobody')).status).toBe(404)
  })
})

describe('what is answered and not kept', () => {
  const nothing = async (optIns: OptIns) => {
    await optIns.runner.runDue()
    expect(await optIns.contactsOf(jeanne)).toEqual([])
    expect(await optIns.ledgerActs()).toEqual([])
    expect(optIns.inbox.list()).toEqual([])
  }

  it('S13: a robot that fills what people never see, or is done within a second', async () => {
    const optIns = await started()
    expect(await sent(optIns, { nickname: 'Bobby' })).toBe(202)
    expect(await sent(optIns, { open_ms: 999 })).toBe(202)
    await nothing(optIns)
  })

  it.each([{ dnt: '1' }, { 'sec-gpc': '1' }])(
    'that a popin was shown or closed, under %j',
    async (headers) => {
      const optIns = await started()
      for (const act of ['shown', 'closed']) {
        const body = await submissionOf(optIns, { with: { act, fields: {} } })
        expect((await sendOptIn(optIns, body, headers)).status).toBe(202)
      }
      await nothing(optIns)
    },
  )
})

describe('signals', () => {
  it('what a person sends works under DNT, and the ledger says that it was there', async () => {
    const optIns = await started()
    await sendOptIn(optIns, await submissionOf(optIns), { dnt: '1' })
    await optIns.runner.runDue()
    expect(await optIns.contactsOf(jeanne)).toHaveLength(1)
    const [row] = await optIns.inBrand('acme', (tx) => tx.run('SELECT body FROM ledger_entries'))
    expect(JSON.parse(String(row?.body)).signals).toEqual(['dnt'])
  })

  it('POPINS 9: with GPC there is no partners’ box, whatever was sent; the own page may still say yes', async () => {
    const partners = { version: '1', names: ['Partner One', 'Partner Two'] }
    const boxes = { subscribe: ['ambassador', 'brand', 'partners'] }
    const optIns = await started({ popins: { partners, boxes } })
    const body = await submissionOf(optIns, { ticked: ['ambassador', 'brand', 'partners'] })
    await sendOptIn(optIns, body, { 'sec-gpc': '1' })
    await optIns.runner.runDue()
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { optIns: { ambassador: 'blog_popin_verified', brand: 'blog', partners: false } },
    ])
    expect((await optIns.ledgerActs()).filter((act) => act.includes('partners'))).toEqual([])
    const own =
      (await optIns.press(optIns.linkIn('confirm'), { do: 'own_page' })).headers.get('location') ?? ''
    const [contact] = await optIns.contactsOf(jeanne)
    const on = [contact?.id ?? '', 'brand', 'partners'].map((id) => ['on', id])
    await optIns.press(`me/${own.replace('../me/', '')}`, [['do', 'save'], ...on])
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ optIns: { partners: true } }])
    expect((await optIns.ledgerActs()).at(-1)).toBe('granted partners own_page done')
  })
})

describe('what comes of it', () => {
  it('shown and closed are one entry a box, of nobody', async () => {
    const optIns = await started()
    for (const act of ['shown', 'closed'])
      await sendOptIn(optIns, await submissionOf(optIns, { with: { act, fields: {} } }))
    await optIns.runner.runDue()
    expect(await optIns.ledgerActs()).toEqual([
      'shown ambassador not_needed',
      'shown brand not_needed',
      'refused ambassador not_needed',
      'refused brand not_needed',
    ])
  })

  it('POPINS 3: a message with every box empty arrives, without a mail', async () => {
    const optIns = await started()
    const fields = { first_name: 'Jeanne', email: jeanne, message: 'Merci !' }
    await optIn(optIns, { popin: 'message', ticked: [], fields })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { fields: { message: 'Merci !' }, optIns: { ambassador: 'storage_only', brand: 'none' } },
    ])
    expect(optIns.inbox.list()).toEqual([])
  })

  it('a stranger who types a known address leaves a message, and changes no name', async () => {
    const optIns = await started()
    await confirmed(optIns, jeanne)
    await optIn(optIns, { popin: 'message', ticked: [], fields: { first_name: 'Jeanne', email: jeanne } })
    await optIn(optIns, {
      popin: 'message',
      ticked: [],
      fields: { first_name: 'Mallory', email: jeanne, message: 'Hello' },
    })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { fields: { first_name: 'Jeanne', message: 'Hello' }, optIns: { ambassador: 'blog_popin_verified' } },
    ])
  })

  it('V6: the same person with two ambassadors is two contacts, each with its own confirmation', async () => {
    const optIns = await started()
    await optIns.inBrand('acme', (tx) =>
      optIns.publications.register(tx, {
        id: 'P2',
        ambassador: 'tom',
        alias: 'Tom',
        picture: null,
        url: null,
      }),
    )
    await optIn(optIns)
    await optIn(optIns, { with: { publication: 'P2' } })
    optIns.clock.now += 10 * minute
    await optIns.runner.runDue()
    expect(optIns.inbox.list()).toHaveLength(2)
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    const found = await optIns.contactsOf(jeanne)
    const statuses = found.map(({ ambassador, optIns: { ambassador: status } }) => `${ambassador} ${status}`)
    expect(statuses.sort()).toEqual(['lea blog_popin_pending', 'tom blog_popin_verified'])
  })

  it('an order popin without an address waits for the brand’s server to say whose order it is', async () => {
    const optIns = await started()
    const order = {
      popin: 'order',
      ticked: [],
      fields: { message: 'Merci !' },
      with: { transaction_id: 'T1' },
    } as const
    await optIn(optIns, { ...order, ticked: [...order.ticked] })
    expect(await optIns.inBrand('acme', (tx) => tx.run('SELECT id FROM contacts'))).toEqual([])
    const brand = optIns.brands.find('acme')
    if (!brand) throw new Error('no brand')
    const said = { transaction_id: 'T1', value: 10, publication: 'P1', brand_opt_in: true, email: jeanne }
    await optIns.inBrand('acme', (tx) => optIns.fromServer.takes.orders(tx, brand, said))
    optIns.clock.now += minute
    await optIns.runner.runDue()
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { fields: { message: 'Merci !' }, optIns: { ambassador: 'order', brand: 'brand_database' } },
    ])
  })
})

describe('a form without JavaScript', () => {
  const formOf = async (optIns: OptIns, popin: string, typed: Record<string, string>) => {
    const page = await (await optIns.get(`f/acme/${popin}?publication=P1`)).text()
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
    return { ...Object.fromEntries(hidden.map(([, name = '', value]) => [name, value ?? ''])), ...typed }
  }
  const ownPage = { 'sec-fetch-site': 'same-origin', origin: 'null' }

  it('is the same submission: mail, button, contact', async () => {
    const optIns = await started()
    const typed = { 'fields.first_name': 'Jeanne', 'fields.email': jeanne, 'boxes.ambassador': 'yes' }
    const answer = await optIns.press('o/acme', await formOf(optIns, 'subscribe', typed), ownPage)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('check your e-mail')
    await optIns.runner.runDue()
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ optIns: { ambassador: 'blog_popin_verified' } }])
  })

  it('S14: has the same page for a new, a known, a pending and a suppressed address', async () => {
    const optIns = await started()
    await confirmed(optIns, 'known@example.com')
    await confirmed(optIns, 'suppressed@example.com')
    await optIns.press(optIns.linkIn('unsubscribe'), { do: 'brand' })
    await optIn(optIns, { fields: { email: 'pending@example.com' } })
    const pages = new Set<string>()
    for (const name of ['new', 'known', 'pending', 'suppressed']) {
      const typed = { 'fields.email': `${name}@example.com`, 'boxes.ambassador': 'yes' }
      const answer = await optIns.press('o/acme', await formOf(optIns, 'subscribe', typed), ownPage)
      pages.add(JSON.stringify(await seen(answer)))
    }
    expect(pages.size).toBe(1)
  })

  it('is refused from another site, and a robot’s is thanked and dropped', async () => {
    const optIns = await started()
    const typed = { 'fields.email': jeanne, 'boxes.ambassador': 'yes' }
    const form = await formOf(optIns, 'subscribe', typed)
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ])
      expect((await optIns.press('o/acme', form, headers)).status).toBe(403)
    expect((await optIns.press('o/acme', { ...form, nickname: 'Bobby' }, ownPage)).status).toBe(200)
    await optIns.runner.runDue()
    expect(await optIns.contactsOf(jeanne)).toEqual([])
  })
})
