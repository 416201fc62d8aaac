// What an opened or pressed link could change.
import type { OptIns } from './start-opt-ins.ts'

const tables = [
  'contacts',
  'contact_changes',
  'ledger_entries',
  'contact_links',
  'asks',
  'tasks',
  'suppressions',
]

/** Every row of a brand's that a link could change, as one text. */
export function stateOf({ inBrand }: OptIns, brand = 'acme'): Promise<string> {
  return inBrand(brand, async (tx) => {
    const rows = []
    for (const table of tables) rows.push(await tx.run(`SELECT * FROM ${table} ORDER BY 1`))
    return JSON.stringify(rows)
  })
}
