// A publication as the brand's server registers it.
import { z } from 'zod'
import { line, orNull, shortId } from '../contacts/from-server/item-fields.ts'
import { type ParsedItem, parseItem } from '../contacts/from-server/parse-item.ts'
import type { Publication } from './publications.ts'

/** An address as a URL writes it: what reaches a page holds no character that it would have to escape. */
const address = (isRight: (text: string) => boolean, message: string) =>
  orNull(
    z
      .string()
      .max(2048)
      .refine(isRight, message)
      .transform((text) => (isOwnPath(text) ? text : new URL(text).href)),
  )

const publicationSchema = z.strictObject({
  id: shortId,
  ambassador: shortId,
  alias: line(64).pipe(z.string().min(1, 'must not be empty')),
  picture: address(isPicture, 'must be an https address, or a path of the shop such as /lea.jpg'),
  url: address(isPage, 'must be an http(s) address without user and password'),
})

/** Reads a publication. Never throws. */
export function parsePublication(value: unknown): ParsedItem<Publication> {
  return parseItem(publicationSchema, value)
}

/** A path of the page's own origin: what RFC 3986 lets stand in one, and no second slash that would begin a host. */
function isOwnPath(text: string): boolean {
  return /^\/(?!\/)[\w\-.~%!$&'()*+,;=:@/?]*$/.test(text)
}

function isPicture(text: string): boolean {
  return isOwnPath(text) || isPlainAddress(text, ['https:'])
}

function isPage(text: string): boolean {
  return isPlainAddress(text, ['https:', 'http:'])
}

/** Without a user or a password: the address is shown to everybody. */
function isPlainAddress(text: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return protocols.includes(protocol) && username === '' && password === ''
}
