// A brand's publications: which ambassador each one is of, and under which name and picture.
import type { RecordRow, RecordStore, RecordTransaction } from '../stores/records.ts'

export interface Publication {
  id: string
  ambassador: string
  /** The name that shoppers see. */
  alias: string
  /** An https address, or null. */
  picture: string | null
  /** Where it stands, or null. */
  url: string | null
}

export interface Publications {
  /** The publication, or null when the brand has none of this ID. */
  find(brand: string, id: string): Promise<Publication | null>
  /** The same within a transaction that is already open. */
  findIn(tx: RecordTransaction, id: string): Promise<Publication | null>
  /**
   * Registers it, or changes its alias, picture and address. False, and nothing changed, when the ID is another
   * ambassador's: contacts and orders came by it.
   */
  register(tx: RecordTransaction, publication: Publication): Promise<boolean>
}

export function createPublications({
  records,
  now,
}: {
  records: RecordStore
  now: () => number
}): Publications {
  async function findIn(tx: RecordTransaction, id: string): Promise<Publication | null> {
    const [row] = await tx.run('SELECT id, ambassador, alias, picture, url FROM publications WHERE id = ?', [
      id,
    ])
    return row ? toPublication(row) : null
  }

  return {
    find: (brand, id) => records.transact(brand, (tx) => findIn(tx, id)),
    findIn,
    async register(tx, { id, ambassador, alias, picture, url }) {
      const written = await tx.run(
        `INSERT INTO publications (id, ambassador, alias, picture, url, registered_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET alias = excluded.alias, picture = excluded.picture, url = excluded.url
        WHERE publications.ambassador = excluded.ambassador
        RETURNING id`,
        [id, ambassador, alias, picture, url, now()],
      )
      return written.length > 0
    },
  }
}

function toPublication(row: RecordRow): Publication {
  const text = (value: RecordRow[string] | undefined) => (typeof value === 'string' ? value : null)
  return {
    id: String(row.id),
    ambassador: String(row.ambassador),
    alias: String(row.alias),
    picture: text(row.picture),
    url: text(row.url),
  }
}
