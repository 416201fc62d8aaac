// All languages together, for the collector. A browser gets one, filled in, from there.
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import type { Language } from './languages.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import type { AnyTexts } from './texts.ts'

export const textsByLanguage: Record<Language, AnyTexts> = { en, fr, de, es, it, nl, pt, pl, ar, ja }

/** Raised with every change of a language's texts: what was agreed to under another wording stays tellable. */
export const textVersions: Record<Language, number> = {
  en: 3,
  fr: 3,
  de: 3,
  es: 3,
  it: 3,
  nl: 3,
  pt: 3,
  pl: 3,
  ar: 3,
  ja: 3,
}
