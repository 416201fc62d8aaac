// The versioned store of texts (POPINS 10): what a popin says is kept before it is shown, and for ever, so that a hash
// in the ledger can always be turned back into its sentence. A hash that is not in here is refused.
import { LRUCache } from 'lru-cache'
import { type PopinKind, type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import type { PartnersList, PopinTextKey } from '../../sdk/protocol/popin.ts'
import { fill } from '../../widgets/texts/fill.ts'
import type { RecordRow, RecordStore, RecordTransaction } from '../stores/records.ts'
import { textOrNull } from './contact-row.ts'

/** The sentence beside one box. */
export interface BoxText {
  /** Of the whole sentence. */
  hash: string
  recipient: Recipient
  /** The sentence, with `{ambassador}` where the alias stands. */
  wording: string
  /** As it stands in the sentence; null where it names no ambassador. */
  alias: string | null
  language: string
}

/** What one popin says, in one language, about one ambassador. */
export interface ShownTexts {
  /** Of the popin with its texts. Two that differ in any text but the alias differ in it. */
  version: string
  /** Of the privacy notice that it links to; null where the brand names none. */
  noticeVersion: string | null
  popin: PopinKind
  /** With `{ambassador}` where the alias stands. */
  texts: Partial<Record<PopinTextKey, string>>
  boxes: BoxText[]
  partners: PartnersList | null
}

export interface KnownText {
  recipient: Recipient
  /** The sentence as it was shown; with `{ambassador}` in it once the alias has been forgotten. */
  text: string
  language: string
}

export interface Texts {
  /** On disk when it resolves; nothing happens to what is kept already. */
  keep(brand: string, shown: ShownTexts): Promise<void>
  /** One sentence, within an open transaction: what a person's own page says beside a switch. */
  keepBoxIn(tx: RecordTransaction, box: BoxText): Promise<void>
  /** Whether this brand has shown a box of this recipient under this hash. */
  knows(brand: string, hash: string, recipient: Recipient): Promise<boolean>
  /** The same, for an open transaction. */
  knowsIn(tx: RecordTransaction, hash: string, recipient: Recipient): Promise<boolean>
  /** Whether this brand has shown this version of its partners' list, for an open transaction. */
  knowsListIn(tx: RecordTransaction, version: string): Promise<boolean>
  /** What stands behind a version, for an open transaction; null when this brand never showed it. */
  shownIn(tx: RecordTransaction, version: string): Promise<Pick<ShownTexts, 'noticeVersion'> | null>
  /** The sentence behind a hash, or null when this brand never showed it. */
  textOf(brand: string, hash: string): Promise<KnownText | null>
  /** The names of a version of the partners' list, or null when this brand never showed it. */
  partnersOf(brand: string, version: string): Promise<string[] | null>
  /** Z: an ambassador's alias goes from every sentence; hashes and sentences stay. */
  forgetAlias(tx: RecordTransaction, alias: string): Promise<void>
}

/** Versions that are remembered to be kept: one popin, language and ambassador each, some 200 bytes. */
const remembered = 20_000

export function createTexts({ records, now }: { records: RecordStore; now: () => number }): Texts {
  const kept = new LRUCache<string, true>({ max: remembered })
  const known = new LRUCache<string, true>({ max: remembered })

  const knowsIn = async (tx: RecordTransaction, hash: string, recipient: Recipient) =>
    (await tx.run('SELECT 1 AS one FROM box_texts WHERE hash = ? AND recipient = ?', [hash, recipient]))
      .length > 0

  return {
    async keep(brand, shown) {
      const name = `${brand}/${shown.version}/${shown.boxes.map(({ hash }) => hash).join('')}`
      if (kept.has(name)) return
      await records.transact(brand, (tx) => keepIn(tx, shown, now()))
      kept.set(name, true)
    },
    keepBoxIn: (tx, box) => keepBox(tx, box, now()),
    async knows(brand, hash, recipient) {
      const name = `${brand}/${hash}/${recipient}`
      if (known.has(name)) return true
      const isKnown = await records.transact(brand, (tx) => knowsIn(tx, hash, recipient))
      if (isKnown) known.set(name, true)
      return isKnown
    },
    knowsIn,
    knowsListIn: async (tx, version) =>
      (await tx.run('SELECT 1 AS one FROM partner_lists WHERE version = ?', [version])).length > 0,
    async shownIn(tx, version) {
      const [row] = await tx.run('SELECT notice_version FROM popin_texts WHERE version = ?', [version])
      return row ? { noticeVersion: textOrNull(row, 'notice_version') } : null
    },
    async textOf(brand, hash) {
      const [row] = await records.transact(brand, (tx) =>
        tx.run('SELECT recipient, wording, alias, language FROM box_texts WHERE hash = ?', [hash]),
      )
      return row ? toKnownText(row) : null
    },
    async partnersOf(brand, version) {
      const [row] = await records.transact(brand, (tx) =>
        tx.run('SELECT names FROM partner_lists WHERE version = ?', [version]),
      )
      return row ? String(row.names).split('\n') : null
    },
    async forgetAlias(tx, alias) {
      await tx.run('UPDATE box_texts SET alias = NULL WHERE alias = ?', [alias])
      // Whoever else has the same alias writes it again with the next popin.
      kept.clear()
    },
  }
}

async function keepIn(tx: RecordTransaction, shown: ShownTexts, at: number): Promise<void> {
  await tx.run(
    `INSERT INTO popin_texts (version, notice_version, popin, texts, kept_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (version) DO NOTHING`,
    [shown.version, shown.noticeVersion, shown.popin, JSON.stringify(shown.texts), at],
  )
  for (const box of shown.boxes) await keepBox(tx, box, at)
  if (shown.partners)
    await tx.run(
      'INSERT INTO partner_lists (version, names, kept_at) VALUES (?, ?, ?) ON CONFLICT (version) DO NOTHING',
      [shown.partners.version, shown.partners.names.join('\n'), at],
    )
}

async function keepBox(tx: RecordTransaction, box: BoxText, at: number): Promise<void> {
  const { hash, recipient, wording, alias, language } = box
  await tx.run(
    `INSERT INTO box_texts (hash, recipient, wording, alias, language, kept_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (hash, recipient) DO UPDATE SET alias = excluded.alias WHERE box_texts.alias IS NULL`,
    [hash, recipient, wording, alias, language, at],
  )
}

function toKnownText({ recipient, wording, alias, language }: RecordRow): KnownText | null {
  const to = recipients.find((one) => one === recipient)
  if (to === undefined) return null
  const text = typeof alias === 'string' ? fill(String(wording), { ambassador: alias }) : String(wording)
  return { recipient: to, text, language: String(language) }
}
