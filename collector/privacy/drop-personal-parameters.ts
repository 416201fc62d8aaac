// A custom event's parameters without what means a person (E4), the rest scrubbed.
import type { CustomParams } from '../../sdk/protocol/events.ts'
import type { Region } from './normalise-phone.ts'
import { personalNames, personalWords } from './personal-parameter-names.ts'
import { scrubText } from './scrub-text.ts'

const wholeNames = new Set(personalNames)
const anywhere = new Set(personalWords)
const mostWordsInARow = 2
const longestName = 64

/** Parameters whose name means a person are left out; the texts of the others are scrubbed. */
export function dropPersonalParameters(params: CustomParams, region?: Region): CustomParams {
  return Object.fromEntries(
    Object.entries(params)
      .filter(([name]) => !isPersonalName(name))
      .map(([name, value]) => [name, scrubValue(value, region)]),
  )
}

/** A number may be a phone or a card as well. */
function scrubValue(value: CustomParams[string], region: Region | undefined): CustomParams[string] {
  if (typeof value === 'boolean') return value
  const text = String(value)
  const scrubbed = scrubText(text, region)
  return typeof value === 'number' && scrubbed === text ? value : scrubbed
}

/** Also of `firstName`, `First-Name` and `user.email`. A name too long to be one, or an address itself, is personal. */
export function isPersonalName(name: string): boolean {
  if (name.length > longestName || scrubText(name) !== name) return true
  const words = wordsOf(name)
  if (wholeNames.has(words.join('_'))) return true
  return words.some((_, from) => isPersonalFrom(words, from))
}

function isPersonalFrom(words: string[], from: number): boolean {
  for (let count = 1; count <= mostWordsInARow; count++) {
    if (anywhere.has(words.slice(from, from + count).join('_'))) return true
  }
  return false
}

/** Accents do not hide a word: `prénom` is `prenom`. */
function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}
