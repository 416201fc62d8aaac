// `popins.texts`: a brand's own wordings in the place of Candor's, by language and key. Plain text only.
import { z } from 'zod'
import { isLanguage, languages } from '../../widgets/texts/languages.ts'
import {
  isPluralKey,
  isTextKey,
  plainTexts,
  pluralTexts,
  type TextKey,
} from '../../widgets/texts/text-table.ts'
import { nearestName } from './nearest-name.ts'

const longestText = 1000
const textKeys = [...Object.keys(plainTexts), ...Object.keys(pluralTexts)]

/** One line of text that a person is shown: no control characters, nothing that turns the writing's direction, no markup. */
export const plainText = z
  .string()
  .min(1)
  .max(longestText)
  .refine(
    (text) => !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text),
    'must be one line without control characters',
  )
  .refine((text) => text.isWellFormed(), 'must be well-formed Unicode')
  .refine((text) => !/<[a-z/!?]|&#?\w+;/i.test(text), 'must be plain text, without HTML')

export const ownTextsSchema = z
  .record(z.string(), z.record(z.string(), plainText))
  .superRefine((byLanguage, context) => {
    for (const [language, texts] of Object.entries(byLanguage)) {
      if (!isLanguage(language)) refuse(context, [language], unknown('language', language, languages))
      for (const [key, text] of Object.entries(texts)) {
        const problem = problemOf(key, text)
        if (problem) refuse(context, [language, key], problem)
      }
    }
  })

/** By language, then by the text's key. */
export type OwnTexts = Partial<Record<string, Partial<Record<TextKey, string>>>>

function problemOf(key: string, text: string): string | null {
  if (!isTextKey(key)) return unknown('text', key, textKeys)
  const needed: readonly string[] = isPluralKey(key) ? pluralTexts[key].holds : plainTexts[key]
  const held = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '')
  const missing = needed.find((name) => !held.includes(name))
  if (missing) return `must hold {${missing}}`
  const stranger = held.find((name) => !needed.includes(name))
  return stranger === undefined ? null : `nothing is filled in for {${stranger}}`
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known)
  return `unknown ${what}${nearest ? `; did you mean ${nearest}?` : `; known are ${known.join(', ')}`}`
}

function refuse(context: z.RefinementCtx, path: string[], message: string): void {
  context.addIssue({ code: 'custom', path, message })
}
