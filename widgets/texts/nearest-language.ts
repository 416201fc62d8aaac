// Which of the languages that Candor speaks comes nearest to the ones that somebody would like.
import { isLanguage, type Language } from './languages.ts'

/** The first of `wanted`, best first, that is spoken whatever its region (`pt-BR` → `pt`); English when none is. */
export function nearestLanguage(wanted: readonly string[]): Language {
  return wanted.map(primaryLanguage).find(isLanguage) ?? 'en'
}

/** `pt-BR` → `pt`. */
export function primaryLanguage(tag: string): string {
  return tag.slice(0, 16).toLowerCase().split(/[-_]/, 1)[0] ?? ''
}
