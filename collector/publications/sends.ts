// Copies of a publication for single contacts: each has links of its own, so that its view and click stand in the
// contact's history (E12). Of their secrets only hashes are kept.
import { readInteractions, recordInteraction } from '../contacts/contact-interactions.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { LinkCode } from './publication-links.ts'
import type { Publication, Publications } from './publications.ts'

/** What a link is of. */
export interface FoundLink {
  publication: Publication
  /** Whose copy it is; null: everybody's, or a contact who is gone. */
  contact: string | null
}

export interface Sends {
  /**
   * Notes that a publication was sent to a contact, and answers the secret of their links: the same for the same two. A
   * time (milliseconds since 1970) tells two sendings apart; without one the first stays.
   */
  send(tx: RecordTransaction, brand: string, sent: SentPublication): Promise<string>
  /** The publication that a link is of, or null. */
  find(tx: RecordTransaction, link: LinkCode): Promise<FoundLink | null>
  /** A contact who was erased, deleted or restricted has no history that goes on. */
  note(tx: RecordTransaction, found: FoundLink, kind: 'viewed' | 'clicked', at: number): Promise<void>
}

export interface SentPublication {
  publication: string
  contact: string
  at: number | null
}

export interface SendsOptions {
  publications: Pick<Publications, 'findByCode' | 'findIn'>
  keyRing: KeyRing
  now: () => number
}

/** What stands before the 43 characters of a tag. */
const tagHead = /^h\d+_/

export function createSends({ publications, keyRing, now }: SendsOptions): Sends {
  /** Made, not drawn: 256 bits that nobody can guess without the key, and the same when a server asks again. */
  const secretOf = (brand: string, { publication, contact }: SentPublication) =>
    keyRing.tag(brand, 'identifier', `send ${publication} ${contact}`).replace(tagHead, '')

  async function findSend(tx: RecordTransaction, secret: string): Promise<FoundLink | null> {
    const hashes = keyRing.tokenHashesUnderEveryVersion(secret)
    const [row] = await tx.run(
      `SELECT publication, contact FROM publication_sends WHERE token_hash IN (${hashes.map(() => '?').join()})`,
      hashes,
    )
    const publication = row ? await publications.findIn(tx, String(row.publication)) : null
    if (!row || !publication) return null
    return { publication, contact: typeof row.contact === 'string' ? row.contact : null }
  }

  return {
    async send(tx, brand, sent) {
      const { publication, contact, at } = sent
      const secret = secretOf(brand, sent)
      await tx.run(
        `INSERT INTO publication_sends (token_hash, publication, contact) VALUES (?, ?, ?)
        ON CONFLICT (token_hash) DO NOTHING`,
        [keyRing.tokenHash(secret), publication, contact],
      )
      if (at !== null || !(await isSent(tx, sent)))
        await recordInteraction(tx, contact, { publication, kind: 'sent', at: at ?? now() })
      return secret
    },
    async find(tx, { kind, code }) {
      if (kind === 'send') return findSend(tx, code)
      const publication = await publications.findByCode(tx, code)
      return publication && { publication, contact: null }
    },
    async note(tx, { publication, contact }, kind, at) {
      if (contact === null) return
      const [known] = await tx.run(
        'SELECT id FROM contacts WHERE id = ? AND sealed IS NOT NULL AND restricted_at IS NULL',
        [contact],
      )
      if (known) await recordInteraction(tx, contact, { publication: publication.id, kind, at })
    },
  }
}

async function isSent(tx: RecordTransaction, { publication, contact }: SentPublication): Promise<boolean> {
  const known = await readInteractions(tx, contact)
  return known.some((one) => one.publication === publication && one.kind === 'sent')
}
