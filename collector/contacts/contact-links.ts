// Mailed links: 256 random bits, one purpose, one contact, an end. Only their hashes are kept (S15).
import type { KeyRing } from '../privacy/key-ring.ts'
import type { Random } from '../privacy/pepper.ts'
import { newToken } from '../privacy/token.ts'
import type { RecordTransaction } from '../stores/records.ts'

const hour = 3_600_000
const day = 24 * hour

/** What a link is for, and for how long. None serves another purpose. */
export const linkLifetimes = {
  /** POPINS 11: the button that confirms one ask. */
  confirm: 72 * hour,
  /** POPINS 12, G1: each consent with its switch, and the rights of the person. */
  own_page: 30 * day,
  /** G1: the button that puts a new address in the place of the old one. */
  new_email: 72 * hour,
  /** B4: stands in a mail for as long as the mail may be kept: as long as a contact without activity (R8). */
  unsubscribe: 3 * 365 * day,
} as const
export type LinkPurpose = keyof typeof linkLifetimes

export interface ContactLink {
  contact: string
  /** The ask that a `confirm` link confirms, or the change that a `new_email` link does. */
  ask: string | null
}

/** A link's last part, taken apart: the brand stands in it, so that a token needs no list over all brands. */
export interface LinkToken {
  brand: string
  secret: string
}

export interface ContactLinks {
  /** The text of a new link: `<brand>.<43 characters>`. */
  issue(
    tx: RecordTransaction,
    brand: string,
    purpose: LinkPurpose,
    link: { contact: string; ask?: string },
  ): Promise<string>
  /** What a token opens for this purpose; null when it is unknown, another purpose's or over. */
  find(tx: RecordTransaction, token: LinkToken, purpose: LinkPurpose): Promise<ContactLink | null>
  /** The same of a link that is over, for as long as its row is there. */
  findOver(tx: RecordTransaction, token: LinkToken, purpose: LinkPurpose): Promise<ContactLink | null>
  /** Ends a contact's links of one purpose, or all. */
  end(tx: RecordTransaction, contact: string, purpose?: LinkPurpose): Promise<void>
  /** Forgets the links that are over for longer than what they asked for is kept. */
  forgetOver(tx: RecordTransaction, keptMs: number): Promise<void>
}

export interface ContactLinksOptions {
  keyRing: KeyRing
  random: Random
  now: () => number
}

const tokenForm = /^([a-z0-9-]{1,63})\.([\w-]{43})$/

/** Null when a text cannot be a link's token. */
export function parseLinkToken(text: string): LinkToken | null {
  const [, brand, secret] = tokenForm.exec(text) ?? []
  return brand !== undefined && secret !== undefined ? { brand, secret } : null
}

export function createContactLinks({ keyRing, random, now }: ContactLinksOptions): ContactLinks {
  async function look(tx: RecordTransaction, { secret }: LinkToken, purpose: LinkPurpose) {
    const hashes = keyRing.tokenHashesUnderEveryVersion(secret)
    const [row] = await tx.run(
      `SELECT token_hash, contact, ask, expires_at FROM contact_links
       WHERE purpose = ? AND token_hash IN (${hashes.map(() => '?').join(', ')})`,
      [purpose, ...hashes],
    )
    // What an index finds is not compared in constant time; a keyed hash of 256 bits gives nothing away by that, and
    // the token itself is compared as it should be.
    if (!row || !keyRing.isToken(secret, String(row.token_hash))) return null
    const ask = row.ask === null || row.ask === undefined ? null : String(row.ask)
    return { contact: String(row.contact), ask, isOver: Number(row.expires_at) <= now() }
  }

  const find =
    (wantsOver: boolean): ContactLinks['find'] =>
    async (tx, token, purpose) => {
      const found = await look(tx, token, purpose)
      return found && found.isOver === wantsOver ? { contact: found.contact, ask: found.ask } : null
    }

  return {
    async issue(tx, brand, purpose, { contact, ask }) {
      const secret = newToken(random)
      await tx.run(
        'INSERT INTO contact_links (token_hash, purpose, contact, ask, expires_at) VALUES (?, ?, ?, ?, ?)',
        [keyRing.tokenHash(secret), purpose, contact, ask ?? null, now() + linkLifetimes[purpose]],
      )
      return `${brand}.${secret}`
    },
    find: find(false),
    findOver: find(true),
    async end(tx, contact, purpose) {
      const which = purpose === undefined ? '' : ' AND purpose = ?'
      const values = purpose === undefined ? [contact] : [contact, purpose]
      await tx.run(`DELETE FROM contact_links WHERE contact = ?${which}`, values)
    },
    async forgetOver(tx, keptMs) {
      await tx.run('DELETE FROM contact_links WHERE expires_at <= ?', [now() - keptMs])
    },
  }
}
