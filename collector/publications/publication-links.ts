// The links of a publication: what stands in them, and where they lead. Nobody's details are in one.
import type { Brand } from '../brands/brand.ts'
import type { Publication } from './publications.ts'

export interface PublicationLinks {
  /** Leads to the target, and is counted; null where there is no target. */
  click: string | null
  /** A picture of one pixel for mails: its loading is an open. */
  open: string
}

/** A link's last part, taken apart: the brand stands in it, so that no list over all brands is needed. */
export interface LinkCode {
  brand: string
  /** `publication`: the publication's own code. `send`: the secret of one contact's copy. */
  kind: 'publication' | 'send'
  code: string
}

const form = /^([a-z0-9-]{1,63})\.(?:([\w-]{22})|([\w-]{43}))$/

/** Null when a text cannot be a link's last part. */
export function parseLinkCode(text: string): LinkCode | null {
  const [, brand, own, secret] = form.exec(text) ?? []
  const code = own ?? secret
  if (brand === undefined || code === undefined) return null
  return { brand, kind: own === undefined ? 'send' : 'publication', code }
}

/** They begin with the setting `publicUrl`, or with `/` where none is set. */
export function linksOf({ name, settings }: Brand, { target }: Publication, code: string): PublicationLinks {
  const base = settings.publicUrl ?? '/'
  return {
    click: target === null ? null : `${base}l/${name}.${code}`,
    open: `${base}m/${name}.${code}.gif`,
  }
}

/** The target, when the brand's list of origins has it still (S17): what was allowed once may be no more. */
export function allowedTarget({ settings }: Brand, { target }: Publication): URL | null {
  if (target === null || !URL.canParse(target)) return null
  const url = new URL(target)
  return settings.origins.includes(url.origin) ? url : null
}

/**
 * The target with the publication's ID in front of its query, where the tag takes it out again; every other byte stays.
 * `parameter` is the brand's `arrival.publication`.
 */
export function withArrival(target: URL, parameter: string, publication: string): string {
  const { origin, pathname, search, hash } = target
  const rest = search === '' ? '' : `&${search.slice(1)}`
  return `${origin}${pathname}?${parameter}=${publication}${rest}${hash}`
}
