// A contact as the brand's server sends it: entered, imported, synced, from a social network or from a form (C1–C4, C10).
import { z } from 'zod'
import type { OptInCase } from '../../../sdk/protocol/opt-in.ts'
import type { BrandSettings } from '../../settings/brand-settings.ts'
import type { ContactFields } from '../contact.ts'
import { optionalAnswer, ownId, personFields, shortId } from './item-fields.ts'
import { invalid, type ParsedItem, parseItem } from './parse-item.ts'
import { toContactFields } from './person.ts'

/** Where a contact comes from, in the API's words, and the way in that this is. */
export const contactSources = {
  entered: 'C1',
  imported: 'C2',
  brand_database: 'C3',
  social: 'C4',
  external_form: 'C10',
} as const satisfies Record<string, OptInCase>
export type ContactSource = keyof typeof contactSources

/** What a person answered towards each recipient; null: they were not asked. */
export interface SentOptIns {
  ambassador: boolean | null
  brand: boolean | null
  partners: boolean | null
}

export interface ServerContact {
  /** The brand's own ID of the contact. */
  externalId: string
  source: ContactSource
  ambassador: string
  fields: ContactFields
  optIns: SentOptIns
}

const contactSchema = z.strictObject({
  external_id: ownId,
  source: z.enum(Object.keys(contactSources) as ContactSource[]),
  ambassador: shortId,
  ...personFields,
  ambassador_opt_in: optionalAnswer,
  brand_opt_in: optionalAnswer,
  partners_opt_in: optionalAnswer,
})

/** The ways in that bring an answer of the person; the others are nobody's consent. */
const withOptIns: readonly ContactSource[] = ['brand_database', 'external_form']

/** Reads a contact; at least one field must be filled (V5). Never throws. */
export function parseContact(value: unknown, settings: BrandSettings): ParsedItem<ServerContact> {
  const parsed = parseItem(contactSchema, value)
  if (!parsed.ok) return parsed
  const { external_id, source, ambassador, ambassador_opt_in, brand_opt_in, partners_opt_in, ...person } =
    parsed.item
  const optIns = { ambassador: ambassador_opt_in, brand: brand_opt_in, partners: partners_opt_in }
  const [answered] = Object.entries(optIns).find(([, answer]) => answer !== null) ?? []
  if (answered && !withOptIns.includes(source)) {
    return invalid(
      `${answered}_opt_in`,
      `is nothing that ${source} can bring; ${withOptIns.join(' and ')} can`,
    )
  }
  const filled = toContactFields(person, settings.region)
  if (!filled.ok) return filled
  if (Object.keys(filled.fields).length === 0)
    return invalid('', 'at least one field of the person must be filled')
  return { ok: true, item: { externalId: external_id, source, ambassador, fields: filled.fields, optIns } }
}
