// Personal data that people type where none belongs (search boxes, campaign names) is replaced by what it was.
import { limits } from '../../sdk/protocol/limits.ts'
import { decodeEscapes } from './decode-escapes.ts'
import { findCards } from './find-cards.ts'
import { findEmails } from './find-emails.ts'
import { findPhones } from './find-phones.ts'
import { findTokens } from './find-tokens.ts'
import { foldCharacters } from './fold-characters.ts'
import { mayHoldPersonalData } from './may-hold-personal-data.ts'
import type { Region } from './normalise-phone.ts'
import type { TextSpan } from './text-span.ts'

interface Finder {
  label: string
  find(folded: string, region: Region | undefined): TextSpan[]
}

/** Where two overlap, the one further up wins. */
const finders: readonly Finder[] = [
  { label: '[email]', find: findEmails },
  { label: '[token]', find: findTokens },
  { label: '[card]', find: findCards },
  { label: '[phone]', find: findPhones },
]

/** How far beyond the cut is looked, so that the half of an address at the cut is known for what it is. */
const beyondCut = 320

/**
 * The text, cut to `limits.textLength`, with e-mail addresses, phone numbers, payment cards and tokens replaced by
 * `[email]`, `[phone]`, `[card]`, `[token]`, behind percent escapes too. Bar codes, product codes, prices, sizes and dates stay.
 *
 * @param region whose national phone numbers are known; absent: only international ones.
 */
export function scrubText(text: string, region?: Region): string {
  return scrubUpTo(limits.textLength, text, region)
}

/** The same with another cut, for what has a longer limit of its own. */
export function scrubUpTo(longest: number, text: string, region?: Region): string {
  const seen = text.length > longest ? text.slice(0, longest + beyondCut) : text
  const decoded = decodeEscapes(seen)
  if (decoded === seen) return scrubAsItIs(longest, seen, region)
  const scrubbed = scrubAsItIs(longest, decoded, region)
  // Where nothing hides behind the escapes, they stay.
  return scrubbed === cutTo(longest, decoded) ? scrubAsItIs(longest, seen, region) : scrubbed
}

function scrubAsItIs(longest: number, text: string, region: Region | undefined): string {
  const folded = foldCharacters(text)
  return cutTo(longest, mayHoldPersonalData(folded) ? replaceFound(longest, text, folded, region) : text)
}

function replaceFound(longest: number, text: string, folded: string, region: Region | undefined): string {
  const found: (TextSpan & { label: string })[] = []
  for (const { label, find } of finders) {
    for (const span of find(folded, region)) {
      if (!found.some((other) => span.start < other.end && other.start < span.end))
        found.push({ ...span, label })
    }
  }
  found.sort((a, b) => a.start - b.start)
  let scrubbed = ''
  let from = 0
  for (const { start, end, label } of found) {
    if (start >= longest) break
    scrubbed += text.slice(from, start) + label
    from = end
  }
  return scrubbed + cutTo(longest, text).slice(from)
}

/** Never between the halves of a surrogate pair. */
function cutTo(longest: number, text: string): string {
  if (text.length <= longest) return text
  const last = text.charCodeAt(longest - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest)
}
