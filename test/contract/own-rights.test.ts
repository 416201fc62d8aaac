// The rights of the person on their own page, from the mailed link to what stands in the store.
import { describe, expect, it } from 'vitest'
import { verifyCertificate } from '../../collector/erasure/certificate.ts'
import { openLedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import { ownPageOf, startConfirmed, statusesOf } from '../support/confirmed-person.ts'
import { confirmedOptIn, jeanne } from '../support/opt-in-submission.ts'
import type { OptIns } from '../support/start-opt-ins.ts'
import { testEnvironment } from '../support/test-environment.ts'

const day = 86_400_000
const minute = 60_000
const details = { first_name: 'Jeanne', email: jeanne }

async function start() {
  const optIns = await startConfirmed()
  const path = await ownPageOf(optIns)
  const press = async (fields: Record<string, string>) => (await optIns.press(path, fields)).text()
  const fieldsOf = async (email = jeanne) => (await optIns.contactsOf(email)).map(({ fields }) => fields)
  return { optIns, path, press, fieldsOf }
}

const requestsIn = ({ inBrand }: OptIns) =>
  inBrand('acme', (tx) =>
    tx.run('SELECT asked_for, asked_by, state FROM rights_requests ORDER BY asked_at, id'),
  )

/** How the page shows a field. */
const valueIn = (page: string, name: string) =>
  new RegExp(`<input id="own-${name}" name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1]

describe('seeing and taking away', () => {
  it('G1: the page shows what is kept, when a request must be answered, and where to complain', async () => {
    const { optIns, path } = await start()
    const page = await (await optIns.get(path)).text()
    expect([valueIn(page, 'first_name'), valueIn(page, 'email')]).toEqual(['Jeanne', jeanne])
    expect(page).toContain('must answer each request within one month')
    expect(page).toContain('data protection authority')
    expect(page).not.toContain('<script')
  })

  it('G1: a copy as JSON holds the fields, the statuses with their dates and the words that were agreed to', async () => {
    const { optIns, path } = await start()
    const answer = await optIns.press(path, { do: 'copy_json' })
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="my-data-acme.json"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const data = await answer.json()
    const [contact] = data.contacts
    expect(contact.fields).toEqual({ first_name: 'Jeanne', email: jeanne })
    expect(contact.ambassador).toBe('Léa')
    expect(contact.ambassador_opt_in).toEqual({ status: 'blog_popin_verified', since: expect.any(String) })
    expect(
      contact.consents.map(({ act, recipient }: Record<string, string>) => `${act} ${recipient}`),
    ).toEqual(['granted ambassador', 'granted brand', 'confirmed ambassador', 'confirmed brand'])
    expect(contact.consents[0].text).toContain('Léa may write to me by e-mail')
    expect(data.requests).toMatchObject([{ right: 'access', by: 'you', state: 'answered' }])
    expect(data.behaviour).toEqual({
      events_in_all: 0,
      events: [],
      same_browser: { events: 0, first_at: null, last_at: null },
    })
  })

  it('G1, S5: a copy as CSV holds every value by its place, and no formula', async () => {
    const { optIns, path, press } = await start()
    await press({ do: 'correct', ...details, city: '=1+1' })
    const answer = await optIns.press(path, { do: 'copy_csv' })
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = (await answer.text()).split('\r\n')
    expect(lines[0]).toBe('part,place,value')
    expect(lines).toContain(`contacts,1.fields.email,${jeanne}`)
    expect(lines).toContain("contacts,1.fields.city,'=1+1")
  })
})

describe('correcting', () => {
  it('G1: what is corrected counts at once, an emptied field goes, and the request is answered', async () => {
    const { optIns, press, fieldsOf } = await start()
    const page = await press({ do: 'correct', ...details, first_name: 'Jeannette', city: 'Lyon' })
    expect(page).toContain('Corrected.')
    expect(await fieldsOf()).toEqual([{ first_name: 'Jeannette', email: jeanne, city: 'Lyon' }])
    await press({ do: 'correct', ...details, first_name: '', city: 'Lyon' })
    expect(await fieldsOf()).toEqual([{ email: jeanne, city: 'Lyon' }])
    expect(await requestsIn(optIns)).toEqual(
      Array.from({ length: 2 }, () => ({
        asked_for: 'rectification',
        asked_by: 'person',
        state: 'answered',
      })),
    )
  })

  it('says what is wrong beside the field, keeps what was typed, and changes nothing', async () => {
    const { optIns, press, fieldsOf } = await start()
    const page = await press({ do: 'correct', ...details, city: 'Lyon', phone: 'call me' })
    expect(page).toContain('aria-invalid="true" aria-describedby="own-phone-problem"')
    expect([valueIn(page, 'phone'), valueIn(page, 'city')]).toEqual(['call me', 'Lyon'])
    expect(await fieldsOf()).toEqual([details])
    expect(await requestsIn(optIns)).toEqual([])
  })

  it('tells no ambassador more than they knew', async () => {
    const { optIns, press } = await start()
    await optIns.addPublication({ id: 'P2', ambassador: 'tom', alias: 'Tom' })
    optIns.clock.now += 11 * minute
    await confirmedOptIn(optIns, { with: { publication: 'P2' } })
    await press({ do: 'correct', ...details, first_name: 'Jeannette', city: 'Lyon' })
    const contacts = await optIns.contactsOf(jeanne)
    expect(contacts.map(({ ambassador, fields }) => [ambassador, fields])).toEqual([
      ['lea', { first_name: 'Jeannette', email: jeanne, city: 'Lyon' }],
      ['tom', { first_name: 'Jeannette', email: jeanne }],
    ])
  })

  it('G1: a new address counts once its own mail is answered, and not before', async () => {
    const { optIns, press, fieldsOf } = await start()
    const renewed = 'jeanne@new.example.com'
    expect(await press({ do: 'correct', ...details, email: renewed })).toContain(
      'on its way to the new address',
    )
    await optIns.runner.runDue()
    const [{ mail } = {}] = optIns.inbox.list()
    expect(mail?.to).toBe(renewed)
    expect(mail?.text).not.toContain(jeanne)
    const link = /new-address\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    expect((await optIns.get(link)).status).toBe(200)
    expect(await fieldsOf()).toEqual([details])
    expect(await requestsIn(optIns)).toMatchObject([{ state: 'open' }])
    expect(await (await optIns.press(link, { do: 'confirm' })).text()).toContain('new address is in force')
    expect(await fieldsOf(renewed)).toEqual([{ ...details, email: renewed }])
    expect(await fieldsOf()).toEqual([])
    expect(await requestsIn(optIns)).toMatchObject([{ state: 'answered' }])
    expect((await optIns.press(link, { do: 'confirm' })).status).toBe(404)
  })

  it('a stranger at the new address blocks it, and the person stays as they were', async () => {
    const { optIns, press, fieldsOf } = await start()
    await press({ do: 'correct', ...details, email: 'stranger@example.com' })
    await optIns.runner.runDue()
    const link = /new-address\/\S+/.exec(optIns.inbox.list()[0]?.mail.text ?? '')?.[0] ?? ''
    await optIns.press(link, { 'List-Unsubscribe': 'One-Click' })
    expect(await fieldsOf()).toEqual([details])
    expect((await statusesOf(optIns))[0]?.ambassador).toBe('blog_popin_verified')
    const isBlocked = optIns.inBrand('acme', (tx) =>
      optIns.suppressions.isSuppressed(tx, 'acme', 'stranger@example.com'),
    )
    expect(await isBlocked).toBe(true)
  })

  it('R6: a new address that nobody confirms is deleted after the same 15 days, and the request is closed', async () => {
    const { optIns, press } = await start()
    await press({ do: 'correct', ...details, email: 'late@example.com' })
    const kept = () => optIns.inBrand('acme', (tx) => tx.run('SELECT id FROM email_changes'))
    optIns.clock.now += 15 * day - 1
    await optIns.settleOver(() => {})
    expect(await kept()).toHaveLength(1)
    optIns.clock.now += 1
    await optIns.settleOver(() => {})
    expect(await kept()).toEqual([])
    expect(await requestsIn(optIns)).toMatchObject([{ state: 'lapsed' }])
  })
})

describe('erasing', () => {
  it('G1: the first step says what stays and changes nothing; the second erases and gives a signed certificate', async () => {
    const { optIns, path, fieldsOf } = await start()
    const step = await (await optIns.get(`${path}/erase`)).text()
    expect(step).toContain('What stays, and why')
    await optIns.press(`${path}/erase`, { reason: 'request' })
    expect(await fieldsOf()).toEqual([details])
    const page = await (await optIns.press(`${path}/erase`, { do: 'erase', reason: 'request' })).text()
    expect(await fieldsOf()).toEqual([{}])
    const file = /data:application\/json;charset=utf-8,([^"]+)/.exec(page)?.[1] ?? ''
    const keys = openLedgerKeys(testEnvironment(optIns.folder).keysFolder)
    if (!keys.ok) throw new Error(keys.reason)
    const verdict = verifyCertificate(decodeURIComponent(file), keys.ledgerKeys.verifiers)
    expect(verdict).toMatchObject({ ok: true, certificate: { reason: 'request', by: 'person' } })
    expect(decodeURIComponent(file)).not.toContain('@')
    expect((await optIns.get(path)).status).toBe(404)
    expect(await requestsIn(optIns)).toMatchObject([{ asked_for: 'erasure', state: 'answered' }])
  })

  it('Z: takes a new address with it that waits for its confirmation, and closes its request', async () => {
    const { optIns, path, press, fieldsOf } = await start()
    const renewed = 'jeanne@new.example.com'
    await press({ do: 'correct', ...details, email: renewed })
    await optIns.runner.runDue()
    const link = /new-address\/\S+/.exec(optIns.inbox.list()[0]?.mail.text ?? '')?.[0] ?? ''
    expect((await optIns.get(link)).status).toBe(200)
    const kept = () => optIns.inBrand('acme', (tx) => tx.run('SELECT id FROM email_changes'))
    expect(await kept()).toHaveLength(1)
    const page = await (await optIns.press(`${path}/erase`, { do: 'erase', reason: 'request' })).text()
    expect(page).toContain('%22new_addresses%22%3A%201')
    expect(await kept()).toEqual([])
    const states = (await requestsIn(optIns)).map(({ asked_for, state }) => `${asked_for} ${state}`)
    expect(states.sort()).toEqual(['erasure answered', 'rectification lapsed'])
    expect((await optIns.press(link, { do: 'confirm' })).status).toBe(404)
    expect([await fieldsOf(), await fieldsOf(renewed)]).toEqual([[{}], []])
  })

  it('G5: the reason `minor` takes one choice and no proof', async () => {
    const { optIns, path, fieldsOf } = await start()
    const step = await (await optIns.get(`${path}/erase`)).text()
    expect(step.match(/type="radio"[^>]*value="minor"/g)).toHaveLength(1)
    const page = await (await optIns.press(`${path}/erase`, { do: 'erase', reason: 'minor' })).text()
    expect(page).toContain('%22reason%22%3A%20%22minor%22')
    expect(await fieldsOf()).toEqual([{}])
  })
})

describe('the page itself', () => {
  it('G1: lets each consent be withdrawn by itself, with no word about the others', async () => {
    const { optIns, path } = await start()
    await optIns.press(path, [
      ['do', 'save'],
      ['on', 'brand'],
    ])
    expect(await statusesOf(optIns)).toEqual([{ ambassador: 'email_optout', brand: 'blog', partners: false }])
  })

  it('G3: links to the privacy notice, on each of its steps', async () => {
    const { optIns, path } = await start()
    for (const step of [path, `${path}/erase`])
      expect(await (await optIns.get(step)).text()).toContain('href="https://shop.example.com/privacy"')
  })

  it('S15: no other link opens it, and no other purpose’s', async () => {
    const { optIns, path } = await start()
    const confirm = optIns.linkIn('confirm').replace('confirm/', '')
    for (const token of [confirm, path.replace('me/acme', 'me/other'), `me/acme.${'A'.repeat(43)}`]) {
      const one = token.startsWith('me/') ? token : `me/${token}`
      expect((await optIns.press(one, { do: 'copy_json' })).status).toBe(404)
      expect((await optIns.press(`${one}/erase`, { do: 'erase' })).status).toBe(404)
    }
  })
})
