// A publication as the brand's server registers it.
import { z } from 'zod'
import { line, orNull, shortId } from '../contacts/from-server/item-fields.ts'
import { type ParsedItem, parseItem } from '../contacts/from-server/parse-item.ts'
import { channels } from './channels.ts'
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

/** `origins` are the brand's: a link leads nowhere else (S17). */
const publicationSchema = (origins: readonly string[]) =>
  z.strictObject({
    id: shortId,
    ambassador: shortId,
    alias: line(64).pipe(z.string().min(1, 'must not be empty')),
    picture: address(isPicture, 'must be an https address, or a path of the shop such as /lea.jpg'),
    url: address(isPage, 'must be an http(s) address without user and password'),
    channel: orNull(z.enum(channels)),
    target: address((text) => isTarget(text, origins), 'must be an address on one of the brand’s origins'),
  })

/** Reads a publication. Never throws. */
export function parsePublication(value: unknown, origins: readonly string[]): ParsedItem<Publication> {
  return parseItem(publicationSchema(origins), value)
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

/** What a URL would silently correct is refused: a backslash for a slash, a line break for nothing. */
function isTarget(text: string, origins: readonly string[]): boolean {
  return isPage(text) && !/[\\\s\p{Cc}]/u.test(text) && origins.includes(new URL(text).origin)
}

/** Without a user or a password: the address is shown to everybody. */
function isPlainAddress(text: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return protocols.includes(protocol) && username === '' && password === ''
}
