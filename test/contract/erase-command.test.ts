import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openKeys } from '../../collector/data-folder.ts'
import { newCommandLine } from '../support/command-run.ts'
import { anna, type ErasureShop, everyRow, startErasureShop } from '../support/erasure-shop.ts'

/** The command line over a shop's folders. */
function lineOf({ collector }: ErasureShop) {
  const { environment, clock } = collector
  return newCommandLine({
    environment: { ...environment, port: collector.collector.port },
    now: () => clock.now,
  })
}

async function shopWithAnna() {
  const shop = await startErasureShop()
  const id = await shop.keep(anna)
  await shop.visit(anna, true)
  return { shop, id, ...lineOf(shop) }
}

const clear = [anna.email, anna.phone, anna.first_name, anna.message]
const standing = (text: string) => clear.filter((needle) => text.includes(needle))

describe('candor erase', () => {
  it('asks the collector that has the folder open, and prints the certificate', async () => {
    const { shop, id, run } = await shopWithAnna()
    const { failed, printed } = await run('erase', '--brand', 'acme', '--contact', id, '--reason', 'minor')
    expect(failed).toBeNull()
    const { certificate } = JSON.parse(printed.join())
    expect(certificate).toMatchObject({
      subjects: [id],
      by: 'operator',
      reason: 'minor',
      erased: { events: 2 },
    })
    expect(standing(printed.join())).toEqual([])
    await shop.collector.stop()
    expect(standing(await everyRow(shop.collector))).toEqual([])
  })

  it('prints a certificate again by the erasure’s ID, with a collector and without one', async () => {
    const { shop, id, run } = await shopWithAnna()
    const { printed: first } = await run('erase', '--contact', id)
    const again = () => run('erase', '--certificate', JSON.parse(first.join()).certificate.id)
    expect((await again()).printed).toEqual(first)
    const none = await run('erase', '--certificate', 'no-such-erasure')
    expect(none.failed).toBe('there is no such erasure, or it is not done')
    await shop.collector.stop()
    expect((await again()).printed).toEqual(first)
    expect((await run('erase', '--certificate', 'no-such-erasure')).failed).toBe(none.failed)
  })

  it('erases by an e-mail address in a folder that no collector has open, the journal’s events too', async () => {
    const { shop, run } = await shopWithAnna()
    await shop.collector.stop()
    const { failed, printed } = await run('erase', '--email', anna.email.toUpperCase())
    expect(failed).toBeNull()
    expect(JSON.parse(printed.join()).certificate.erased).toMatchObject({ contacts: 1, events: 2 })
    expect(standing(await everyRow(shop.collector))).toEqual([])
  })

  it('erases what a customer did, by the shop’s own ID', async () => {
    const { shop, run } = await shopWithAnna()
    await shop.collector.stop()
    const { printed } = await run('erase', '--customer', anna.customer)
    expect(JSON.parse(printed.join()).certificate).toMatchObject({ kind: 'behaviour', erased: { events: 2 } })
  })

  it('E6: erases a brand at once, but only one that has left', async () => {
    const { shop, run, context } = await shopWithAnna()
    await shop.collector.stop()
    expect((await run('erase', '--everything')).failed).toContain('has not left')
    expect((await run('brand', 'leave', 'acme')).printed.join()).toContain('is erased on 2026-11-28T12:00')
    const { failed, printed } = await run('erase', '--everything')
    expect(failed).toBeNull()
    expect(JSON.parse(printed.join()).certificate).toMatchObject({ kind: 'brand', subjects: ['acme'] })
    const keys = openKeys(context.environment, () => Date.now())
    expect(keys.ok && keys.brands.list()).toEqual([])
    const again = await run('brand', 'add', 'acme', '--origin', 'https://shop.example.com')
    expect(again.failed).toContain('was erased')
  })

  it('brings a brand back that left', async () => {
    const { run } = await shopWithAnna()
    expect((await run('brand', 'leave', 'acme', '--suspend')).printed.join()).toContain('2027-05-21')
    expect((await run('brand', 'return', 'acme')).printed.join()).toContain('back')
    expect((await run('brand', 'return', 'acme')).failed).toContain('has not left')
    expect((await run('brand', 'leave', 'nobody')).failed).toContain('no brand nobody')
  })

  it('checks a certificate, and says when it was changed', async () => {
    const { shop, id, run } = await shopWithAnna()
    const { printed } = await run('erase', '--contact', id)
    const path = join(shop.collector.folder, 'certificate.json')
    writeFileSync(path, printed.join())
    expect((await run('erase', '--verify', path)).printed.join()).toContain('as it was signed')
    writeFileSync(path, printed.join().replace('"request"', '"minor"'))
    expect((await run('erase', '--verify', path)).failed).toContain('not as it was signed')
    expect((await run('erase', '--verify', `${path}.missing`)).failed).toContain('no such file')
  })

  it.each([
    [[], 'name one of'],
    [['--contact', 'a', '--email', anna.email], 'name one of'],
    [['--contact', 'nobody'], 'nobody of this ID'],
    [['--contact', 'a', '--reason', 'bored'], '--reason: is one of'],
  ])('gives up in one line: %j', async (args, said) => {
    const { run } = await shopWithAnna()
    const { failed } = await run('erase', ...args)
    expect(failed).toContain(said)
    expect(failed).not.toContain(anna.email)
  })
})
