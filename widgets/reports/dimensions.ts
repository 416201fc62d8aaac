// How the page names what figures are broken down by, and the values that need words.
import { inWords } from './metrics.ts'

interface DimensionWords {
  label: string
  /** What stands for a missing value; default: not known. */
  none?: string
  /** Words for some of the values. */
  values?: Record<string, string>
}

const words: Record<string, DimensionWords> = {
  date: { label: 'Day' },
  publication: { label: 'Publication', none: 'no publication' },
  device: {
    label: 'Device',
    values: { desktop: 'Desktop', phone: 'Phone', tablet: 'Tablet', other: 'Other' },
  },
  os: { label: 'Operating system' },
  entry_page: { label: 'First page' },
  exit_page: { label: 'Last page' },
  item_brand: { label: 'Brand', none: 'no brand' },
  item_category: { label: 'Category', none: 'no category' },
  list: { label: 'List', none: 'no list' },
  position: { label: 'Place' },
  searched: { label: 'Visits', values: { yes: 'that searched', no: 'that did not search' } },
  visitor_kind: { label: 'Visitors', values: { new: 'new', returning: 'returning' } },
  utm_source: { label: 'utm_source', none: 'none' },
  utm_medium: { label: 'utm_medium', none: 'none' },
  utm_campaign: { label: 'Campaign', none: 'no campaign' },
  referrer: { label: 'Site', none: 'no site' },
  purpose: {
    label: 'Purpose',
    values: {
      contact_by_ambassador: 'mails from the ambassador',
      contact_by_brand: 'mails from the brand',
      share_with_partners: 'offers from partners',
    },
  },
  popin_version: { label: 'Version' },
  needed_by: { label: 'Needed by' },
  gap: { label: 'What is left out' },
  minute: { label: 'Minute' },
  funnel_step: {
    label: 'Step',
    values: {
      search: 'Searched',
      select_item: 'Clicked a result',
      add_to_cart: 'Added to cart',
      purchase: 'Bought',
    },
  },
}

const wordsOf = (name: string): DimensionWords =>
  (Object.hasOwn(words, name) ? words[name] : undefined) ?? { label: inWords(name) }

export const dimensionLabel = (name: string): string => wordsOf(name).label

/** @param value as the collector answers it; null is none */
export const valueLabel = (name: string, value: string | null): string => {
  const { none = 'not known', values = {} } = wordsOf(name)
  if (value === null) return none
  if (Object.hasOwn(values, value)) return values[value] ?? value
  return value.trim() === '' ? '(empty)' : value
}

/** The values of a dimension that has only a few, with their words; null where any text may be one. */
export const knownValues = (name: string): Record<string, string> | null => wordsOf(name).values ?? null
