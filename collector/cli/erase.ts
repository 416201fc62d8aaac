// `candor erase --brand <brand> (--contact | --email | --customer | --visitor <it> | --everything)`, and
// `candor erase --certificate <erasure>` and `--verify <file>`. Prints the signed certificate; 1 when nothing was erased, there
// is none, or it is no good.
import { existsSync, readFileSync } from 'node:fs'
import { defineCommand } from 'citty'
import { type ErasureReason, erasureReasons } from '../erasure/asked-erasure.ts'
import { type CertificateVerdict, verifyCertificate } from '../erasure/certificate.ts'
import { parsePublicKey, readLedgerKeys } from '../ledger/ledger-keys.ts'
import { brandNamed } from './brand-named.ts'
import type { CommandContext } from './context.ts'
import { askErasure, type ErasureOf, readCertificate } from './erasure-desk.ts'

const givenReasons = erasureReasons.filter((reason) => reason !== 'retention')

export const erase = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'erase', description: 'Erase a person, or a brand that left, and print the certificate' },
    args: {
      brand: { type: 'string', description: 'The brand; default: the only one' },
      contact: { type: 'string', description: 'A contact, by its ID' },
      email: { type: 'string', description: 'Everybody with this address, and what they did' },
      customer: { type: 'string', description: 'What a customer did, by the shop’s own ID' },
      visitor: { type: 'string', description: 'What a browser did, by the ID in its cookie' },
      everything: { type: 'boolean', description: 'The whole brand, which must have left' },
      reason: { type: 'string', default: 'request', description: `Why: ${givenReasons.join(', ')}` },
      certificate: { type: 'string', description: 'An erasure whose certificate to print again' },
      verify: { type: 'string', description: 'A certificate to check, instead of erasing' },
      'public-key': { type: 'string', description: 'The key that signs, where the keys are not at hand' },
    },
    async run({ args }) {
      if (args.verify !== undefined) {
        context.print(verdictOf(args.verify, args['public-key'], context))
        return
      }
      const brand = brandNamed(args.brand, context)
      if (args.certificate !== undefined) {
        context.print(await readCertificate(brand.name, args.certificate, context))
        return
      }
      const of = whom(args, context)
      if (of === 'brand' && brand.ended?.how !== 'left')
        return context.fail(`${brand.name} has not left; npx candor brand leave ${brand.name}`)
      context.print(
        await askErasure({ brand: brand.name, of, reason: reasonOf(args.reason, context) }, context),
      )
    },
  })

interface Named {
  contact?: string | undefined
  email?: string | undefined
  customer?: string | undefined
  visitor?: string | undefined
  everything?: boolean | undefined
}

function whom({ contact, email, customer, visitor, everything }: Named, context: CommandContext): ErasureOf {
  const named: ErasureOf[] = []
  if (contact !== undefined) named.push({ contact })
  if (email !== undefined) named.push({ email })
  if (customer !== undefined) named.push({ customer })
  if (visitor !== undefined) named.push({ visitor })
  if (everything === true) named.push('brand')
  const [one] = named
  if (one === undefined || named.length > 1)
    return context.fail('name one of --contact, --email, --customer, --visitor and --everything')
  return one
}

function reasonOf(text: string, context: CommandContext): ErasureReason {
  return (
    givenReasons.find((reason) => reason === text) ??
    context.fail(`--reason: is one of ${givenReasons.join(', ')}`)
  )
}

function verdictOf(path: string, publicKey: string | undefined, context: CommandContext): string {
  if (!existsSync(path)) return context.fail(`${path}: there is no such file`)
  const verdict = verifyCertificate(readFileSync(path, 'utf8'), verifiersOf(publicKey, context))
  if (!verdict.ok) return context.fail(`${path} ${faults[verdict.reason]}`)
  const { id, brand, kind, erased_at } = verdict.certificate
  return `certificate ${id} is as it was signed: ${kind} of ${brand}, erased ${new Date(erased_at).toISOString()}`
}

function verifiersOf(publicKey: string | undefined, context: CommandContext) {
  if (publicKey !== undefined)
    return [parsePublicKey(publicKey) ?? context.fail('--public-key: is no Ed25519 key (SPKI, DER, base64)')]
  const read = readLedgerKeys(context.environment.keysFolder)
  return read.ok
    ? read.ledgerKeys.verifiers
    : context.fail(`${read.path} cannot be read; name the --public-key`)
}

const faults: Readonly<Record<Extract<CertificateVerdict, { ok: false }>['reason'], string>> = {
  not_a_certificate: 'holds no certificate of an erasure',
  unknown_key: 'was signed with a key that is not at hand; name the --public-key',
  wrong_signature: 'is not as it was signed',
}
