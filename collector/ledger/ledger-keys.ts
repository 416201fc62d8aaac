// The keys that sign the ledger and its receipts: Ed25519, in the keys folder beside the pepper, outside data and
// backups. Whoever can write the database but not read this file cannot rewrite what was signed.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { createPrivateFile, readPrivateFile, replacePrivateFile } from '../privacy/private-file.ts'

/** Checks signatures; anybody may hold one. */
export interface LedgerVerifier {
  /** The key's name: the first 32 hexadecimal digits of the SHA-256 of its public part (SPKI, DER). */
  id: string
  /** The public part: SPKI, DER, base64. */
  publicKey: string
  /** Whether `signature` (base64url, in its one spelling) is this key's over the text's UTF-8 bytes. */
  isSigned(text: string, signature: string): boolean
}

export interface LedgerSigner extends LedgerVerifier {
  /** Base64url. */
  sign(text: string): string
}

export interface LedgerKeys {
  /** The newest key, which signs. */
  signer: LedgerSigner
  /** Every key that ever signed here, the newest first. */
  verifiers: readonly LedgerVerifier[]
}

export type OpenedLedgerKeys =
  | { ok: true; ledgerKeys: LedgerKeys }
  | { ok: false; reason: 'ledger_keys_missing' | 'ledger_keys_unreadable'; path: string }

/** By version, PKCS#8, DER, base64. A new key is a higher version; old ones stay, for what they signed. */
const keysFile = z.object({
  keys: z.record(z.string().regex(/^[1-9]\d{0,5}$/), z.base64()),
})

export interface LedgerKeysPlace {
  /** Whether there are ledgers already, which were signed with a key; default false. */
  ledgersExist?: boolean
}

/**
 * Reads `ledger-keys.json`, or makes it on the very first start. Where there are ledgers it is never made anew: what
 * was signed before could not be told from a forgery any more.
 */
export function openLedgerKeys(
  folder: string,
  { ledgersExist = false }: LedgerKeysPlace = {},
): OpenedLedgerKeys {
  const read = readLedgerKeys(folder)
  if (read.ok || read.reason !== 'ledger_keys_missing' || ledgersExist) return read
  createPrivateFile(read.path, `${JSON.stringify({ keys: { '1': newKey() } })}\n`)
  // Read back: another process may have been first.
  return readLedgerKeys(folder)
}

/** Adds a newer key, which signs from the next start on; alone where the older ones are lost. */
export function addLedgerKey(folder: string): OpenedLedgerKeys {
  const path = join(folder, 'ledger-keys.json')
  const file = keysFile.safeParse(parseJson(readPrivateFile(path) ?? '{"keys":{}}')).data
  if (!file) return { ok: false, reason: 'ledger_keys_unreadable', path }
  const version = Math.max(0, ...Object.keys(file.keys).map(Number)) + 1
  const keys = { ...file.keys, [version]: newKey() }
  replacePrivateFile(path, `${JSON.stringify({ keys })}\n`)
  return readLedgerKeys(folder)
}

/** Reads `ledger-keys.json`, and makes nothing: what verifies must not bring the key that it verifies by. */
export function readLedgerKeys(folder: string): OpenedLedgerKeys {
  const path = join(folder, 'ledger-keys.json')
  const text = readPrivateFile(path)
  if (text === null) return { ok: false, reason: 'ledger_keys_missing', path }
  const ledgerKeys = parseKeys(text)
  return ledgerKeys ? { ok: true, ledgerKeys } : { ok: false, reason: 'ledger_keys_unreadable', path }
}

/** The verifier of a public key as `publicKey` gives it, or null when the text is none. */
export function parsePublicKey(text: string): LedgerVerifier | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? createVerifier(key) : null
  } catch {
    return null
  }
}

export function createLedgerKeys(privateKeysNewestFirst: readonly KeyObject[]): LedgerKeys | null {
  const signers = privateKeysNewestFirst.map(createSigner)
  const [signer] = signers
  return signer ? { signer, verifiers: signers } : null
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
}

function parseKeys(text: string): LedgerKeys | null {
  try {
    const { keys } = keysFile.parse(parseJson(text))
    const newestFirst = Object.entries(keys).sort(([one], [other]) => Number(other) - Number(one))
    return createLedgerKeys(newestFirst.map(([, key]) => privateKeyOf(key)))
  } catch {
    return null
  }
}

function privateKeyOf(text: string): KeyObject {
  const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('The ledger is signed with Ed25519')
  return key
}

function createSigner(privateKey: KeyObject): LedgerSigner {
  return {
    ...createVerifier(createPublicKey(privateKey)),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  }
}

function createVerifier(publicKey: KeyObject): LedgerVerifier {
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  return {
    id: createHash('sha256').update(spki).digest('hex').slice(0, 32),
    publicKey: spki.toString('base64'),
    isSigned: (text, signature) => {
      const bytes = Buffer.from(signature, 'base64url')
      // Its last digit has four spare bits: spelled in sixteen ways, a changed byte of a log would pass unseen.
      return bytes.toString('base64url') === signature && verify(null, Buffer.from(text), publicKey, bytes)
    },
  }
}
