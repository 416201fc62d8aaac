import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyCertificate } from '../../collector/erasure/certificate.ts'
import { openTombstones } from '../../collector/erasure/tombstones.ts'
import { readLedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import { findInFiles } from '../support/byte-search.ts'
import { needlesOf, standing } from '../support/erasure-needles.ts'
import { anna, boris, everyRow, startErasureShop } from '../support/erasure-shop.ts'

describe('erasing a contact', () => {
  it('Z: leaves nothing of the person in any file, in any row, or in any event, and leaves the others', async () => {
    const shop = await startErasureShop()
    const { collector } = shop
    const id = await shop.keep(anna)
    await shop.keep(boris)
    await shop.visit(anna, true)
    await shop.visit(anna, false)
    await shop.visit(boris, true)
    await collector.loaded()
    const hers = needlesOf(shop, anna)
    const his = needlesOf(shop, boris)
    const answer = await shop.erase({ contact: id, reason: 'request' })
    expect(answer.status).toBe(201)
    const { certificate } = await answer.json()
    expect(certificate).toMatchObject({
      kind: 'contact',
      subjects: [id],
      reason: 'request',
      by: 'operator',
      months: ['2026-11'],
    })
    expect(certificate.erased).toMatchObject({ contacts: 1, events: 4 })
    await collector.stop()
    const rows = await everyRow(collector)
    expect(standing(rows, [...hers.clear, ...hers.pseudonyms])).toEqual([])
    // Z: of the address the keyed hash alone is kept.
    expect(rows.split(hers.emailTag)).toHaveLength(2)
    expect(standing(rows, his.pseudonyms)).toEqual(his.pseudonyms)
    expect(
      findInFiles(collector.environment.dataFolder, [...hers.clear, ...hers.pseudonyms, hers.emailTag]),
    ).toEqual([])
    expect(findInFiles(collector.environment.dataFolder, his.pseudonyms)).not.toEqual([])
    expect(collector.logged.join()).not.toContain(anna.email)
  })

  it('Z: keeps statuses, dates and the place, and deletes everything else that was typed', async () => {
    const shop = await startErasureShop()
    const id = await shop.keep(anna)
    await shop.call('POST', 'publications', { id: 'P1', ambassador: 'lea', alias: 'Lea' })
    await shop.call('POST', 'orders', {
      transaction_id: 'T-her-order',
      value: 12,
      email: anna.email,
      publication: 'P1',
      items: [{ item_id: 'SKU-intimate', item_name: 'Something intimate', price: 12 }],
      brand_opt_in: true,
    })
    await shop.erase({ contact: id })
    await shop.collector.stop()
    const rows = await everyRow(shop.collector)
    const [contact] = JSON.parse(rows)[0].filter(
      (row: { id?: string; ambassador?: string }) => row.id === id && row.ambassador,
    )
    expect(contact).toMatchObject({
      ambassador_opt_in: 'brand_import',
      brand_opt_in: 'brand_database',
      sealed: null,
      phone_tag: null,
    })
    expect(contact.ambassador_at).toBeTypeOf('number')
    const [place] = JSON.parse(rows)[0].filter((row: object) => 'postal_code' in row)
    expect(place).toEqual({ contact: id, city: anna.city, postal_code: '75001' })
    // The order's own event is nobody's: what was sold stays, and who bought it goes.
    expect(standing(JSON.stringify(JSON.parse(rows)[0]), ['SKU-intimate', 'intimate'])).toEqual([])
    expect(standing(rows, [anna.message])).toEqual([])
    expect(rows).toContain('"amount_minor":1200')
  })

  it('leaves every figure of the reports as it was', async () => {
    const shop = await startErasureShop()
    const id = await shop.keep(anna)
    for (const one of [anna, boris]) await shop.visit(one, true)
    await shop.collector.loaded()
    // The same two people in another month: over both they are two still.
    shop.collector.clock.now = Date.UTC(2026, 11, 5, 12)
    for (const one of [anna, boris]) await shop.visit(one, one === anna)
    await shop.collector.loaded()
    const both = async () => [await shop.figures([]), await shop.figures(['date'])]
    const before = await both()
    expect(before[0]).toMatchObject([{ visitors: 2, customers: 2, orders: 4, page_views: 4, revenue: 4000 }])
    expect(before[1]).toHaveLength(61)
    const { certificate } = await (await shop.erase({ contact: id })).json()
    expect(certificate.months).toEqual(['2026-11', '2026-12'])
    expect(await both()).toEqual(before)
    expect((await shop.collector.metrics()).waiting).toBe(0)
  })

  it('takes events too that still waited in the journal, and leaves what comes later as new behaviour', async () => {
    const shop = await startErasureShop()
    const id = await shop.keep(anna)
    await shop.visit(anna, true)
    expect((await shop.collector.metrics()).waiting).toBe(2)
    const { certificate } = await (await shop.erase({ contact: id })).json()
    expect(certificate.erased.events).toBe(2)
    shop.collector.clock.now += 5000
    await shop.visit(anna, false)
    await shop.collector.loaded()
    const { pseudonyms } = needlesOf(shop, anna)
    await shop.collector.stop()
    const rows = await everyRow(shop.collector)
    expect(standing(rows, pseudonyms)).toEqual(pseudonyms.slice(0, 2))
  })

  it('B1: is not undone by the brand’s server, which brings the person again', async () => {
    const shop = await startErasureShop()
    const id = await shop.keep(anna)
    await shop.call('POST', 'suppressions', { email: anna.email, reason: 'spam' })
    await shop.erase({ contact: id })
    await shop.keep(anna)
    await shop.keep(anna, 'other-ambassador')
    await shop.collector.stop()
    expect(standing(await everyRow(shop.collector), needlesOf(shop, anna).clear)).toEqual([])
    const [tombstone] = openTombstones(shop.collector.environment.keysFolder).read().tombstones
    expect(tombstone?.suppressions).toMatchObject([{ reason: 'spam' }])
  })

  it('signs a certificate that anybody with the public key can check, and that names nobody', async () => {
    const shop = await startErasureShop()
    const id = await shop.keep(anna)
    const text = await (await shop.erase({ contact: id, reason: 'minor' })).text()
    const keys = readLedgerKeys(shop.collector.environment.keysFolder)
    if (!keys.ok) throw new Error(keys.reason)
    const { verifiers } = keys.ledgerKeys
    expect(verifyCertificate(text, verifiers)).toMatchObject({ ok: true, certificate: { reason: 'minor' } })
    const forged = text.replace('"minor"', '"request"')
    expect(verifyCertificate(forged, verifiers)).toEqual({ ok: false, reason: 'wrong_signature' })
    expect(verifyCertificate(text, [])).toEqual({ ok: false, reason: 'unknown_key' })
    expect(verifyCertificate('{}', verifiers)).toEqual({ ok: false, reason: 'not_a_certificate' })
    const { emailTag, pseudonyms, clear } = needlesOf(shop, anna)
    expect(standing(text, [...clear, ...pseudonyms, emailTag])).toEqual([])
  })

  it('says so when there is nobody of this ID, and when more than one thing is named', async () => {
    const shop = await startErasureShop()
    expect((await shop.erase({ contact: 'nobody' })).status).toBe(404)
    expect((await shop.erase({ contact: 'one', email: anna.email })).status).toBe(400)
    expect((await shop.erase({})).status).toBe(400)
  })
})

describe('erasing behaviour alone', () => {
  it('Z: takes a visitor from their events; the contact that they may be stays', async () => {
    const shop = await startErasureShop()
    await shop.keep(anna)
    await shop.visit(anna, true)
    const { certificate } = await (await shop.erase({ visitor: anna.visitor })).json()
    expect(certificate).toMatchObject({ kind: 'behaviour', subjects: [], erased: { events: 2 } })
    const listed = await (await shop.call('GET', 'contacts.json')).json()
    expect(listed.contacts).toHaveLength(1)
    const { pseudonyms } = needlesOf(shop, anna)
    await shop.collector.stop()
    expect(standing(await everyRow(shop.collector), pseudonyms)).toEqual(pseudonyms.slice(3))
  })

  it('Z: finds a customer by the brand’s own ID, with the browsers that they used', async () => {
    const shop = await startErasureShop()
    await shop.visit(anna, true)
    await shop.visit(anna, false)
    const { certificate } = await (await shop.erase({ customer: anna.customer })).json()
    expect(certificate.erased.events).toBe(4)
    await shop.collector.stop()
    expect(standing(await everyRow(shop.collector), needlesOf(shop, anna).pseudonyms)).toEqual([])
  })
})

describe('tombstones', () => {
  it('stand beside the keys, outside the data, and hold no word of the person', async () => {
    const shop = await startErasureShop()
    const id = await shop.keep(anna)
    await shop.visit(anna, true)
    await shop.erase({ contact: id })
    const { keysFolder } = shop.collector.environment
    const { tombstones, unreadable } = openTombstones(keysFolder).read()
    const { emailTag, pseudonyms, clear } = needlesOf(shop, anna)
    expect(unreadable).toBe(0)
    expect(tombstones.at(-1)).toMatchObject({
      brand: 'acme',
      contacts: [id],
      whose: { visitors: [pseudonyms[0]], emails: [emailTag] },
    })
    expect(findInFiles(join(keysFolder, 'erased'), clear)).toEqual([])
  })
})
