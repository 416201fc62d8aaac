// What every mailed link does first: its token is taken apart, its brand and its row are found, and what follows runs in
// one transaction of that brand.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import { type ContactLink, type ContactLinks, type LinkPurpose, parseLinkToken } from './contact-links.ts'

export interface OpenLinkOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  links: ContactLinks
}

/** What runs on an open link. */
export type OnLink<Result> = (tx: RecordTransaction, brand: Brand, link: ContactLink) => Promise<Result>

/** Null for every token that does not open this purpose, whatever is wrong with it. */
export type OpenLink = <Result>(
  purpose: LinkPurpose,
  token: string,
  act: OnLink<Result | null>,
) => Promise<Result | null>

/** `alsoOver`: links whose time is over open too, for as long as they are kept. */
export function createOpenLink({ records, brands, links }: OpenLinkOptions, alsoOver = false): OpenLink {
  return async (purpose, text, act) => {
    const token = parseLinkToken(text)
    const brand = token && brands.find(token.brand)
    if (!token || !brand) return null
    return records.transact(brand.name, async (tx) => {
      const over = async () => (alsoOver ? links.findOver(tx, token, purpose) : null)
      const link = (await links.find(tx, token, purpose)) ?? (await over())
      return link && act(tx, brand, link)
    })
  }
}
