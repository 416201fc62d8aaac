import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  createContactLinks,
  type LinkPurpose,
  linkLifetimes,
  parseLinkToken,
} from '../../../../collector/contacts/contact-links.ts'
import { contactLinkSchema } from '../../../../collector/contacts/link-schema.ts'
import { createKeyRing, type KeyRing } from '../../../../collector/privacy/key-ring.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'
import { vectorPepper } from '../../../support/test-draft.ts'
import { noon } from '../../../support/wire-batch.ts'

const purposes: LinkPurpose[] = ['confirm', 'own_page', 'unsubscribe']
const firstPepper = createKeyRing({ version: 1, peppers: new Map([[1, vectorPepper]]) })
const rotated = createKeyRing({
  version: 2,
  peppers: new Map([
    [1, vectorPepper],
    [2, Buffer.alloc(32, 7)],
  ]),
})

async function newLinks() {
  const records = await openBrandRecords(contactLinkSchema)
  const clock = { now: noon }
  const under = (keyRing: KeyRing) =>
    createContactLinks({ keyRing, random: randomBytes, now: () => clock.now })
  const links = under(firstPepper)
  const inShop = <Result>(work: Parameters<typeof records.transact<Result>>[1]) =>
    records.transact('shop', work)
  return {
    clock,
    inShop,
    issue: (purpose: LinkPurpose, contact = 'c1') =>
      inShop((tx) => links.issue(tx, 'shop', purpose, { contact, ask: 'a1' })),
    find: (text: string, purpose: LinkPurpose, keyRing = firstPepper) => {
      const token = parseLinkToken(text)
      return token && inShop((tx) => under(keyRing).find(tx, token, purpose))
    },
    findOver: (text: string, purpose: LinkPurpose) => {
      const token = parseLinkToken(text)
      return token && inShop((tx) => links.findOver(tx, token, purpose))
    },
    links,
  }
}

describe('mailed links', () => {
  it.each(purposes)('S15: a link for %s opens that, and nothing else', async (purpose) => {
    const { issue, find } = await newLinks()
    const token = await issue(purpose)
    for (const other of purposes)
      expect(await find(token, other)).toEqual(other === purpose ? { contact: 'c1', ask: 'a1' } : null)
  })

  it.each(purposes)('S15: a link for %s ends when its time is over', async (purpose) => {
    const { issue, find, findOver, clock } = await newLinks()
    const token = await issue(purpose)
    clock.now += linkLifetimes[purpose] - 1
    expect(await find(token, purpose)).not.toBeNull()
    expect(await findOver(token, purpose)).toBeNull()
    clock.now += 1
    expect(await find(token, purpose)).toBeNull()
    expect(await findOver(token, purpose)).toEqual({ contact: 'c1', ask: 'a1' })
  })

  it('S15: 256 bits that never repeat, and of which nothing is stored', async () => {
    const { issue, inShop } = await newLinks()
    const tokens = await Promise.all(Array.from({ length: 50 }, () => issue('confirm')))
    expect(new Set(tokens).size).toBe(50)
    const rows = JSON.stringify(await inShop((tx) => tx.run('SELECT * FROM contact_links')))
    for (const token of tokens) {
      const secret = token.split('.')[1] ?? ''
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
      expect(rows).not.toContain(secret)
    }
  })

  it('are found after the pepper was rotated', async () => {
    const { issue, find } = await newLinks()
    expect(await find(await issue('confirm'), 'confirm', rotated)).toMatchObject({ contact: 'c1' })
  })

  it('end with their contact, of one purpose or all', async () => {
    const { issue, find, links, inShop } = await newLinks()
    const [confirm, own, others] = [
      await issue('confirm'),
      await issue('own_page'),
      await issue('confirm', 'c2'),
    ]
    await inShop((tx) => links.end(tx, 'c1', 'confirm'))
    expect(await find(confirm, 'confirm')).toBeNull()
    expect(await find(own, 'own_page')).not.toBeNull()
    await inShop((tx) => links.end(tx, 'c1'))
    expect(await find(own, 'own_page')).toBeNull()
    expect(await find(others, 'confirm')).not.toBeNull()
  })

  it('are forgotten when they are over for long enough', async () => {
    const { issue, findOver, links, inShop, clock } = await newLinks()
    const token = await issue('confirm')
    clock.now += linkLifetimes.confirm + 999
    await inShop((tx) => links.forgetOver(tx, 1000))
    expect(await findOver(token, 'confirm')).not.toBeNull()
    clock.now += 1
    await inShop((tx) => links.forgetOver(tx, 1000))
    expect(await findOver(token, 'confirm')).toBeNull()
  })
})

describe('the text of a link', () => {
  it.each([
    '',
    'shop',
    'shop.',
    `.${'a'.repeat(43)}`,
    `shop.${'a'.repeat(42)}`,
    `shop.${'a'.repeat(44)}`,
    `SHOP.${'a'.repeat(43)}`,
    `shop.${'a'.repeat(42)}\n`,
    `../shop.${'a'.repeat(43)}`,
  ])('%j is none', (text) => {
    expect(parseLinkToken(text)).toBeNull()
  })

  it('is the brand and the secret', () => {
    const secret = 'aZ-_'.repeat(11).slice(0, 43)
    expect(parseLinkToken(`shop-fr.${secret}`)).toEqual({ brand: 'shop-fr', secret })
  })
})
