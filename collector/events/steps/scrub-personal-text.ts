// What people type where it does not belong: e-mails, phones, cards and tokens in search terms, lists, names and URLs.
import { dropPersonalParameters } from '../../privacy/drop-personal-parameters.ts'
import { hasAtSign } from '../../privacy/find-emails.ts'
import { foldCharacters } from '../../privacy/fold-characters.ts'
import { parseRegion, type Region } from '../../privacy/normalise-phone.ts'
import { scrubText } from '../../privacy/scrub-text.ts'
import { referrerHost, scrubUrl } from '../../privacy/scrub-url.ts'
import type { StoredEvent, StoredItem } from '../../stores/events.ts'
import type { Step } from '../step.ts'

export const scrubPersonalText: Step = ({ stored, arrival, url, referrer, custom }, { keyRing }) => {
  const region = parseRegion(arrival.brand.settings.region) ?? undefined
  if (url && !scrubPage(stored, url, region)) return 'invalid_url'
  if (referrer) stored.referrer_host = referrerHost(referrer)
  const tag = (text: string) => keyRing.tag(arrival.brand.name, 'identifier', text)
  scrubFields(stored, eventTexts, region)
  tagIdentifiers(stored, ['coupon', 'transaction_id'], tag)
  for (const item of stored.items) {
    scrubFields(item, itemTexts, region)
    tagIdentifiers(item, ['item_id'], tag)
  }
  if (custom) stored.params = JSON.stringify(dropPersonalParameters(custom, region))
  return null
}

function scrubPage(stored: StoredEvent, url: string, region: Region | undefined): boolean {
  const page = scrubUrl(url, region)
  if (!page.ok) return false
  stored.host = page.host
  stored.path = page.path
  stored.utm_source = page.utm_source
  stored.utm_medium = page.utm_medium
  stored.utm_campaign = page.utm_campaign
  return true
}

const eventTexts = ['search_term', 'category', 'item_list_id', 'item_list_name'] as const
const itemTexts = [
  'item_name',
  'item_brand',
  'item_category',
  'item_list_id',
  'item_list_name',
] as const satisfies (keyof StoredItem)[]

function scrubFields<Name extends string>(
  holder: Record<Name, string | null>,
  names: readonly Name[],
  region: Region | undefined,
): void {
  for (const name of names) {
    const text = holder[name]
    if (text) holder[name] = scrubText(text, region)
  }
}

/**
 * Identifiers look like numbers and tokens by right; only an address in them is personal. A tag, not a label: two
 * orders named after two people stay two orders.
 */
function tagIdentifiers<Name extends string>(
  holder: Record<Name, string | null>,
  names: readonly Name[],
  tag: (text: string) => string,
): void {
  for (const name of names) {
    const text = holder[name]
    if (text && hasAtSign(foldCharacters(text))) holder[name] = tag(text)
  }
}
