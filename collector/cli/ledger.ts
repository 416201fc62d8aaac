// `candor ledger <brand>`: the brand's consent ledger as lines that `candor verify --file` proves anywhere.
import { defineCommand } from 'citty'
import { hasRecords, openKeys, openSigningKeys } from '../data-folder.ts'
import { addLedgerKey } from '../ledger/ledger-keys.ts'
import { formatLine } from '../ledger/ledger-line.ts'
import { readLedger } from '../ledger/read-ledger.ts'
import type { CommandContext } from './context.ts'
import { findBrand } from './find-brand.ts'
import { openLogged } from './open-logged.ts'

export const ledger = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'ledger', description: 'Print a brand’s consent ledger, one line an entry or checkpoint' },
    args: {
      brand: { type: 'positional', required: false, description: 'The brand' },
      key: { type: 'boolean', description: 'Print the public key that signs it instead' },
      'new-key': {
        type: 'boolean',
        description: 'Make a newer key, which signs from the next start on, and print its public part',
      },
    },
    async run({ args }) {
      if (args.key || args['new-key']) return context.print(publicKey(context, args['new-key'] === true))
      const keys = openKeys(context.environment, context.now)
      if (!keys.ok) return context.fail(keys.message)
      if (args.brand === undefined) return context.fail('name the brand, or ask for the --key')
      const brand = findBrand(keys.brands, args.brand, context)
      // Whoever only reads makes no store, beside which the signing key would be missing.
      if (!hasRecords(context.environment)) return
      const { records, accessLog } = await openLogged(context)
      try {
        await accessLog.add(brand.name, read)
        for await (const line of readLedger(records, brand.name)) context.print(formatLine(line))
      } finally {
        await records.close()
      }
    },
  })

const read = { by: 'operator', operation: 'read', entity: 'ledger', route: 'candor ledger' } as const

function publicKey({ environment, fail }: CommandContext, isNew: boolean): string {
  if (isNew) {
    const added = addLedgerKey(environment.keysFolder)
    return added.ok ? added.ledgerKeys.signer.publicKey : fail(`${added.path} cannot be read`)
  }
  const opened = openSigningKeys(environment)
  return opened.ok ? opened.ledgerKeys.signer.publicKey : fail(opened.message)
}
