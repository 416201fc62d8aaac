import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSuppressions } from '../../collector/contacts/suppressions.ts'
import { openKeys, openRecords } from '../../collector/data-folder.ts'
import { newCommandLine } from '../support/command-run.ts'

const email = 'ana@example.com'

async function aFolder(...brands: string[]) {
  const line = newCommandLine()
  for (const brand of brands) await line.run('brand', 'add', brand, '--origin', 'https://shop.example.com')
  const { environment, now, recordsWorker } = line.context

  /** What stands against writing to Ana, by brand. */
  async function standing(): Promise<unknown[]> {
    const keys = openKeys(environment, now)
    const opened = keys.ok ? await openRecords(environment, keys.keyRing, recordsWorker) : keys
    if (!keys.ok || !opened.ok) throw new Error('does not open')
    const { store } = opened
    const suppressions = createSuppressions({ store, keyRing: keys.keyRing, now })
    const found = []
    for (const brand of brands)
      found.push(await store.transact(brand, (tx) => suppressions.find(tx, brand, email, 'lea')))
    await store.close()
    return found
  }
  return { ...line, standing }
}

describe('suppress', () => {
  it('B3: keeps an address from every brand of the operator, however it is spelled', async () => {
    const { run, standing } = await aFolder('acme', 'globex')
    const { failed, printed } = await run('suppress', ' ANA@Example.com')
    expect(failed).toBeNull()
    expect(printed.join()).not.toContain('ana@')
    const optOut = { scope: 'operator', reason: 'global_optout' }
    expect(await standing()).toMatchObject([optOut, optOut])
  })

  it('says why, where it is not the person’s word', async () => {
    const { run, standing } = await aFolder('acme')
    await run('suppress', email, '--reason', 'spam')
    expect(await standing()).toMatchObject([{ reason: 'spam' }])
  })

  it('reaches the other brands where one’s file cannot be read, and fails with its name', async () => {
    const { run, standing, context } = await aFolder('broken', 'acme')
    const file = join(context.environment.dataFolder, 'broken', 'brand.json')
    const text = readFileSync(file)
    writeFileSync(file, '{')
    const { failed, printed } = await run('suppress', email)
    expect(printed).toEqual([expect.stringMatching(/looked at: acme$/)])
    expect(failed).toContain(`not looked at; do it again once it can be read: ${file}: `)
    writeFileSync(file, text)
    // What all brands are kept from, the one that was not looked at is kept from too.
    expect(await standing()).toMatchObject([{ scope: 'operator' }, { scope: 'operator' }])
  })

  it.each([
    [['acme'], ['no address'], 'no e-mail address'],
    [['acme'], [email, '--reason', 'bored'], '--reason'],
    [[], [email], 'no brand yet'],
  ])('gives up in one line: %j %j', async (brands, args, said) => {
    const { run } = await aFolder(...brands)
    expect((await run('suppress', ...args)).failed).toContain(said)
  })
})
