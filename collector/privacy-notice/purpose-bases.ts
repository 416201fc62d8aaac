// What a brand processes for, by its settings, and on what each purpose stands.
import type { BrandSettings } from '../settings/brand-settings.ts'
import { type NoticeBasis, type NoticePurpose, noticePurposes } from './notice-words.ts'

/** Null: these settings do nothing for that purpose. */
const basisOf: Readonly<Record<NoticePurpose, (settings: BrandSettings) => NoticeBasis | null>> = {
  analytics: ({ consent }) =>
    (({ required: 'consent', exempt: 'exempt', cookieless: 'no_storage' }) as const)[consent],
  attribution: ({ consent, cookies }) => {
    if (cookies.technical.includes('session_shop')) return 'technical'
    return consent === 'cookieless' ? null : 'consent'
  },
  // A profile needs an ID, and a yes to it in every mode.
  personalisation: ({ consent }) => (consent === 'cookieless' ? null : 'consent'),
  contact: ({ contacts }) => (contacts === 'on' ? 'consent' : null),
  fraud: () => 'interest',
  security: () => 'duty',
  proof: ({ contacts }) => (contacts === 'on' ? 'duty' : null),
}

export interface PurposeBasis {
  purpose: NoticePurpose
  basis: NoticeBasis
}

export function purposesOf(settings: BrandSettings): PurposeBasis[] {
  return noticePurposes.flatMap((purpose) => {
    const basis = basisOf[purpose](settings)
    return basis === null ? [] : [{ purpose, basis }]
  })
}
