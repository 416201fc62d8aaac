// `candor verify [<brand>]`: ledgers and access logs; `candor verify --file <ledger>`, `candor verify --receipt <receipt>`: offline, and 1 when
// something is not as it was written.
import { existsSync, readFileSync } from 'node:fs'
import { defineCommand } from 'citty'
import type { AccessLogVerdict } from '../access-log/verify-access-log.ts'
import { openKeys, openRecords } from '../data-folder.ts'
import { type KeptCheckpoints, openKeptCheckpoints } from '../ledger/kept-checkpoints.ts'
import { type LedgerVerifier, parsePublicKey, readLedgerKeys } from '../ledger/ledger-keys.ts'
import { readLedger } from '../ledger/read-ledger.ts'
import { brandOfLedgerFile, readLedgerFile } from '../ledger/read-ledger-file.ts'
import { ledgerFaults, type Verdict, verifyLedger } from '../ledger/verify-ledger.ts'
import { type ReceiptVerdict, verifyReceipt } from '../ledger/verify-receipt.ts'
import type { RecordStore } from '../stores/records.ts'
import type { CommandContext } from './context.ts'
import { accessLogCheckpoints, accessLogInWords, verifyLogOf } from './verify-access-logs.ts'

export const verify = (context: CommandContext) =>
  defineCommand({
    meta: {
      name: 'verify',
      description: 'Prove that consent ledgers and access logs are as they were written',
    },
    args: {
      brand: { type: 'positional', required: false, description: 'One brand; default: every brand' },
      file: {
        type: 'string',
        description: 'A ledger that `candor ledger` printed, instead of the data folder',
      },
      receipt: { type: 'string', description: 'A person’s receipt, instead of a ledger' },
      'public-key': {
        type: 'string',
        description: 'The ledger’s public key, where its keys are not at hand',
      },
      json: { type: 'boolean', description: 'Print one line of JSON a ledger or receipt, nothing else' },
    },
    async run({ args }) {
      const verifiers = verifiersOf(args['public-key'], context)
      const report = createReport(context, args.json === true)
      if (args.receipt !== undefined) {
        const text = readFileSync(existing(args.receipt, context), 'utf8')
        report.receipt(verifyReceipt(text, verifiers))
      } else if (args.file !== undefined) {
        report.ledger(await verifyFile(existing(args.file, context), args.brand, verifiers, context))
      } else {
        const { ledgers, accessLogs } = await verifyFolder(args.brand, verifiers, context)
        for (const verdict of ledgers) report.ledger(verdict)
        for (const verdict of accessLogs) report.accessLog(verdict)
      }
      report.end()
    },
  })

function verifiersOf(publicKey: string | undefined, context: CommandContext): readonly LedgerVerifier[] {
  if (publicKey !== undefined)
    return [parsePublicKey(publicKey) ?? context.fail('--public-key: is no Ed25519 key (SPKI, DER, base64)')]
  const { keysFolder } = context.environment
  const read = readLedgerKeys(keysFolder)
  if (read.ok) return read.ledgerKeys.verifiers
  const problem = read.reason === 'ledger_keys_missing' ? 'is not there' : 'cannot be read'
  return context.fail(`${read.path} ${problem}. Bring it back, or name the --public-key.`)
}

async function verifyFile(
  path: string,
  named: string | undefined,
  verifiers: readonly LedgerVerifier[],
  context: CommandContext,
): Promise<Verdict> {
  const brand = named ?? (await brandOfLedgerFile(path))
  if (brand === null) return context.fail(`${path}: begins with no entry of a ledger`)
  return verifyLedger(readLedgerFile(path), { brand, verifiers })
}

/** Every log of the data folder, or of one brand; the last checkpoint of each is kept beside the keys. */
async function verifyFolder(
  only: string | undefined,
  verifiers: readonly LedgerVerifier[],
  context: CommandContext,
): Promise<{ ledgers: Verdict[]; accessLogs: AccessLogVerdict[] }> {
  const keys = openKeys(context.environment, context.now)
  if (!keys.ok) return context.fail(keys.message)
  const brands = keys.brands.list().filter((name) => only === undefined || name === only)
  if (only !== undefined && brands.length === 0) return context.fail(`there is no brand ${only}`)
  const kept = keptIn(context)
  const keptLogs = keptIn(context, accessLogCheckpoints)
  const records = await openRecords(context.environment, keys.keyRing, context.recordsWorker)
  if (!records.ok) return context.fail(records.message)
  try {
    const ledgers: Verdict[] = []
    for (const brand of brands) ledgers.push(await verifyBrand(brand, verifiers, records.store, kept))
    const accessLogs: AccessLogVerdict[] = []
    for (const brand of only === undefined ? [null, ...brands] : brands) {
      const verdict = await verifyLogOf(brand, verifiers, records.store, keptLogs)
      if (verdict) accessLogs.push(verdict)
    }
    return { ledgers, accessLogs }
  } finally {
    await records.store.close()
  }
}

function keptIn({ environment, fail }: CommandContext, file?: string): KeptCheckpoints {
  const opened = openKeptCheckpoints(environment.keysFolder, file)
  return opened.ok ? opened.kept : fail(`${opened.path} cannot be read`)
}

async function verifyBrand(
  brand: string,
  verifiers: readonly LedgerVerifier[],
  store: RecordStore,
  kept: KeptCheckpoints,
): Promise<Verdict> {
  const before = kept.of(brand)
  const options = { brand, verifiers, kept: before ? [before] : [] }
  const verdict = await verifyLedger(readLedger(store, brand), options)
  if (verdict.ok && verdict.last) kept.keep(verdict.last)
  return verdict
}

/** Prints each verdict as it comes; `end` ends the command with 1 when one was bad. */
function createReport(context: CommandContext, isJson: boolean) {
  const broken: string[] = []
  function say(verdict: Verdict | ReceiptVerdict | AccessLogVerdict, words: string, log: object = {}): void {
    if (isJson) context.print(JSON.stringify({ ...log, ...verdict }))
    if (!verdict.ok) broken.push(words)
    else if (!isJson) context.print(words)
  }
  return {
    ledger: (verdict: Verdict) => say(verdict, ledgerInWords(verdict)),
    accessLog: (verdict: AccessLogVerdict) => say(verdict, accessLogInWords(verdict), { log: 'access' }),
    receipt: (verdict: ReceiptVerdict) => say(verdict, receiptInWords(verdict)),
    end: () => (broken.length > 0 ? context.fail(broken.join('\n')) : undefined),
  }
}

function ledgerInWords(verdict: Verdict): string {
  const { brand } = verdict
  if (!verdict.ok)
    return `the ledger of ${brand} is broken at entry ${verdict.sequence}: ${ledgerFaults[verdict.fault]}`
  if (verdict.last === null) return `the ledger of ${brand} is empty`
  const { hash, signer } = verdict.last.checkpoint
  return `the ledger of ${brand} is whole: ${verdict.entries} entries, the last with hash ${hash}, signed by ${signer}`
}

const receiptFaults = {
  unreadable: 'this is no receipt',
  foreign_key: 'the receipt was signed by a key that is not this ledger’s',
  changed: 'the receipt is not as it was signed',
} as const

function receiptInWords(verdict: ReceiptVerdict): string {
  if (!verdict.ok) return receiptFaults[verdict.fault]
  const { brand, receiptId, issuedAt, signer } = verdict
  return `the receipt ${receiptId} of ${brand}, issued ${issuedAt}, is as ${signer} signed it`
}

function existing(path: string, context: CommandContext): string {
  return existsSync(path) ? path : context.fail(`${path}: there is no such file`)
}
