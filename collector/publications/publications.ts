// A brand's publications: which ambassador each one is of, under which name and picture, and where its link leads.
import type { RecordRow, RecordStore, RecordTransaction } from '../stores/records.ts'
import { type Channel, channels } from './channels.ts'

export interface Publication {
  id: string
  ambassador: string
  /** The name that shoppers see. */
  alias: string
  /** An https address, or null. */
  picture: string | null
  /** Where it stands, or null. */
  url: string | null
  channel: Channel | null
  /** Where its link leads, on one of the brand's origins; null: it has no link. */
  target: string | null
}

/** A publication and the code of its links, which it keeps. */
export interface RegisteredPublication extends Publication {
  code: string
}

export interface Publications {
  /** The publication, or null when the brand has none of this ID. */
  find(brand: string, id: string): Promise<Publication | null>
  /** The same within a transaction that is already open. */
  findIn(tx: RecordTransaction, id: string): Promise<Publication | null>
  findByCode(tx: RecordTransaction, code: string): Promise<Publication | null>
  /** Every one, by its ID. */
  list(brand: string): Promise<Publication[]>
  /**
   * Registers it, or changes everything but its ambassador and the code of its links. Null, and nothing changed, when the
   * ID is another ambassador's: contacts and orders came by it.
   */
  register(tx: RecordTransaction, publication: PublicationToRegister): Promise<RegisteredPublication | null>
}

/** Without a channel or a target it has none. */
export type PublicationToRegister = Omit<Publication, 'channel' | 'target'> &
  Partial<Pick<Publication, 'channel' | 'target'>>

export interface PublicationsOptions {
  records: Pick<RecordStore, 'transact'>
  now: () => number
  random: (bytes: number) => Buffer
}

const columns = 'id, ambassador, alias, picture, url, channel, target'
/** 128 random bits, as 22 base64url characters. */
const codeBytes = 16

export function createPublications({ records, now, random }: PublicationsOptions): Publications {
  async function findBy(tx: RecordTransaction, column: 'id' | 'code', value: string) {
    const [row] = await tx.run(`SELECT ${columns} FROM publications WHERE ${column} = ?`, [value])
    return row ? toPublication(row) : null
  }

  return {
    find: (brand, id) => records.transact(brand, (tx) => findBy(tx, 'id', id)),
    findIn: (tx, id) => findBy(tx, 'id', id),
    findByCode: (tx, code) => findBy(tx, 'code', code),
    list: (brand) =>
      records.transact(brand, async (tx) => {
        const rows = await tx.run(`SELECT ${columns} FROM publications ORDER BY id`)
        return rows.map(toPublication)
      }),
    async register(tx, { id, ambassador, alias, picture, url, channel = null, target = null }) {
      const code = random(codeBytes).toString('base64url')
      const [row] = await tx.run(
        `INSERT INTO publications (${columns}, code, registered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET alias = excluded.alias, picture = excluded.picture, url = excluded.url,
          channel = excluded.channel, target = excluded.target, code = COALESCE(publications.code, excluded.code)
        WHERE publications.ambassador = excluded.ambassador
        RETURNING ${columns}, code`,
        [id, ambassador, alias, picture, url, channel, target, code, now()],
      )
      return row ? { ...toPublication(row), code: String(row.code) } : null
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
    channel: channels.find((channel) => channel === row.channel) ?? null,
    target: text(row.target),
  }
}
