import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createReceipt } from '../../collector/ledger/create-receipt.ts'
import { openLedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import { newCommandLine } from '../support/command-run.ts'
import { type LedgerFolder, newLedgerFolder } from '../support/ledger-folder.ts'
import { ledgerAct, newTestLedger, testLedgerKeys } from '../support/test-ledger.ts'

/** The ledger of a brand as `candor ledger` prints it, in a file. */
async function exported({ run, folder }: LedgerFolder, brand: string): Promise<string> {
  const path = join(folder, `${brand}.ndjson`)
  writeFileSync(path, (await run('ledger', brand)).printed.map((line) => `${line}\n`).join(''))
  return path
}

function keysFile({ context }: Pick<LedgerFolder, 'context'>): string {
  return join(context.environment.keysFolder, 'ledger-keys.json')
}

describe('verify', () => {
  it('POPINS 10: proves one brand’s ledger, or every brand’s, without a collector', async () => {
    const line = await newLedgerFolder({ acme: 3, globex: 2 })
    const { printed, failed } = await line.run('verify')
    expect(failed).toBeNull()
    expect(printed).toEqual([
      expect.stringMatching(
        /^the ledger of acme is whole: 3 entries, the last with hash [0-9a-f]{64}, signed by/,
      ),
      expect.stringMatching(/^the ledger of globex is whole: 2 entries, /),
    ])
    expect((await line.run('verify', 'globex')).printed).toEqual(printed.slice(1))
  })

  it('POPINS 10: fails on a break, and names the first bad entry of each ledger and why', async () => {
    const line = await newLedgerFolder({ acme: 5, globex: 2 })
    await line.tamper('acme', 'DELETE FROM ledger_entries WHERE sequence = 4')
    const { printed, failed } = await line.run('verify')
    expect(failed).toBe(
      'the ledger of acme is broken at entry 4: its number is not the next: an entry was dropped, added or moved',
    )
    expect(printed).toEqual([expect.stringContaining('globex is whole')])
  })

  it('prints for programs what it found, good or bad, and fails all the same', async () => {
    const line = await newLedgerFolder({ acme: 2, globex: 2 })
    await line.tamper('globex', "UPDATE ledger_entries SET body = '{}' WHERE sequence = 2")
    const { printed, failed } = await line.run('verify', '--json')
    expect(printed.map((text) => JSON.parse(text))).toEqual([
      expect.objectContaining({ ok: true, brand: 'acme', entries: 2, checkpoints: 1 }),
      { ok: false, brand: 'globex', sequence: 2, fault: 'unreadable' },
    ])
    expect(failed).toContain('globex is broken at entry 2')
  })

  it('keeps the last checkpoint beside the keys, so that a ledger cut back whole shows at the next time', async () => {
    const line = await newLedgerFolder({ acme: 105 })
    await line.run('verify')
    const tables = ['ledger_entries', 'ledger_checkpoints']
    await line.tamper('acme', ...tables.map((table) => `DELETE FROM ${table} WHERE sequence > 100`))
    expect((await line.run('verify', 'acme')).failed).toContain(
      'acme is broken at entry 101: a signed checkpoint',
    )
    rmSync(join(line.context.environment.keysFolder, 'ledger-checkpoints.json'))
    expect((await line.run('verify', 'acme')).failed).toBeNull()
  })
})

describe('verify --file', () => {
  it('POPINS 10: proves an exported ledger anywhere, by the public key alone', async () => {
    const line = await newLedgerFolder({ acme: 3 })
    const path = await exported(line, 'acme')
    const [publicKey = ''] = (await line.run('ledger', '--key')).printed
    const elsewhere = newCommandLine()
    const { printed, failed } = await elsewhere.run('verify', '--file', path, '--public-key', publicKey)
    expect([printed.length, failed]).toEqual([1, null])
    expect(printed.join()).toContain('the ledger of acme is whole: 3 entries')
    expect((await elsewhere.run('verify', '--file', path)).failed).toContain('is not there')
  })

  it('fails on a changed byte, on another’s key and for another brand', async () => {
    const line = await newLedgerFolder({ acme: 3 })
    const path = await exported(line, 'acme')
    const { publicKey } = testLedgerKeys(2).signer
    const failure = async (...args: string[]) => (await line.run('verify', '--file', path, ...args)).failed
    expect(await failure('--public-key', publicKey)).toContain(
      'entry 3: the checkpoint over it is not signed',
    )
    expect(await failure('globex')).toContain('globex is broken at entry 1: it belongs to another brand')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"sequence":2', '"sequence":3'))
    expect(await failure()).toContain('acme is broken at entry 2: its hash is not that of its text')
  })
})

describe('verify --receipt', () => {
  it('POPINS 13: proves a person’s receipt offline, and fails when a word of it was changed', async () => {
    const line = await newLedgerFolder({ acme: 1 })
    const keys = openLedgerKeys(line.context.environment.keysFolder)
    if (!keys.ok) throw new Error(keys.path)
    const ledger = newTestLedger()
    const party = { party_id: 'controller', party_name: 'Acme', party_role: 'pii_controller' } as const
    const context = {
      controller: party,
      receivers: { ambassador: [], partners: [] },
      privacyNotice: 'https://shop.example.com/privacy',
      withdrawalMethod: 'https://shop.example.com/_c/unsubscribe/acme',
      jurisdiction: 'FR',
      fields: ['email'],
      textOf: () => null,
    }
    const receipt = createReceipt(await ledger.append([ledgerAct()]), context, keys.ledgerKeys.signer)
    const path = join(line.folder, 'receipt.json')
    writeFileSync(path, JSON.stringify(receipt, null, 2))
    expect(await line.run('verify', '--receipt', path)).toEqual({
      printed: [
        expect.stringMatching(/^the receipt [0-9a-f-]{36} of acme, issued 2026-11-21T12:00:00.000Z, is as/),
      ],
      failed: null,
    })
    writeFileSync(path, JSON.stringify(receipt).replace('"email"', '"phone"'))
    expect((await line.run('verify', '--receipt', path)).failed).toBe('the receipt is not as it was signed')
    const { printed } = await line.run('verify', '--receipt', path, '--json')
    expect(printed.map((text) => JSON.parse(text))).toEqual([{ ok: false, fault: 'changed' }])
  })
})

describe('verify gives up', () => {
  it('where the keys are missing, and makes none', async () => {
    const line = await newLedgerFolder({ acme: 1 })
    renameSync(keysFile(line), `${keysFile(line)}.away`)
    expect((await line.run('verify')).failed).toBe(
      `${keysFile(line)} is not there. Bring it back, or name the --public-key.`,
    )
    expect((await line.run('verify')).failed).toContain('is not there')
    writeFileSync(keysFile(line), '{}')
    expect((await line.run('verify')).failed).toContain('cannot be read')
  })

  it.each([
    [['verify', 'nobody'], 'there is no brand nobody'],
    [['verify', '--file', '/nowhere.ndjson'], '/nowhere.ndjson: there is no such file'],
    [['verify', '--receipt', '/nowhere.json'], '/nowhere.json: there is no such file'],
    [['verify', '--public-key', 'AAAA'], '--public-key: is no Ed25519 key (SPKI, DER, base64)'],
    [['ledger', 'nobody'], 'there is no brand nobody; npx candor brand add nobody --origin …'],
    [['ledger'], 'name the brand, or ask for the --key'],
  ])('%j', async (args, message) => {
    const line = newCommandLine()
    openLedgerKeys(line.context.environment.keysFolder)
    expect((await line.run(...args)).failed).toBe(message)
  })

  it('on a file that begins with no entry', async () => {
    const line = newCommandLine()
    openLedgerKeys(line.context.environment.keysFolder)
    const path = join(line.folder, 'other.ndjson')
    for (const text of ['', 'jeanne@example.com\n']) {
      writeFileSync(path, text)
      expect((await line.run('verify', '--file', path)).failed).toBe(
        `${path}: begins with no entry of a ledger`,
      )
    }
  })
})
