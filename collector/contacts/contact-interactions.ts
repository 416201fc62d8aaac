// A contact's interaction history (E12): the publications sent to them, and each view and click.
import type { RecordTransaction } from '../stores/records.ts'
import { numberIn, textIn } from './contact-row.ts'

const interactionKinds = ['sent', 'viewed', 'clicked'] as const
export type InteractionKind = (typeof interactionKinds)[number]

export interface ContactInteraction {
  publication: string
  kind: InteractionKind
  /** Milliseconds since 1970. */
  at: number
}

/** Adds to the history of a contact that is there; the same again is harmless. */
export async function recordInteraction(
  tx: RecordTransaction,
  contact: string,
  { publication, kind, at }: ContactInteraction,
): Promise<void> {
  await tx.run(
    `INSERT INTO contact_interactions (contact, publication, kind, happened_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (contact, publication, kind, happened_at) DO NOTHING`,
    [contact, publication, kind, at],
  )
}

/** The oldest first. */
export async function readInteractions(
  tx: RecordTransaction,
  contact: string,
): Promise<ContactInteraction[]> {
  const rows = await tx.run(
    `SELECT publication, kind, happened_at FROM contact_interactions
     WHERE contact = ? ORDER BY happened_at, publication, kind`,
    [contact],
  )
  return rows.map((row) => ({
    publication: textIn(row, 'publication'),
    kind: kindIn(textIn(row, 'kind')),
    at: numberIn(row, 'happened_at'),
  }))
}

function kindIn(text: string): InteractionKind {
  const kind = interactionKinds.find((known) => known === text)
  if (kind !== undefined) return kind
  throw new Error('A column holds no kind of interaction')
}
