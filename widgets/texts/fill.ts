// Names into a text. Once over it: what a name brings is never looked at again.
import { type Language, languageTable } from './languages.ts'

/** `{name}` → its filling. A placeholder without one stays as it is. */
export function fill(text: string, fillings: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(fillings, name) ? String(fillings[name]) : whole,
  )
}

/**
 * A name as it may stand in a sentence: one line, without control characters and without those that turn the direction
 * of what follows them. Where its script runs against the sentence's, it is isolated (U+2068 … U+2069), so that it
 * does not pull the words around it along.
 */
export function asName(name: string, language: Language): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  const isForeign = languageTable[language].direction === 'rtl' ? /\p{L}/u : rightToLeft
  return isForeign.test(clean) ? `\u2068${clean}\u2069` : clean
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
