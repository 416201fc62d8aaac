// The languages that Candor speaks, how each is written and how each counts.

/** By code: the direction of its script and the plural forms of whole numbers (CLDR, as `Intl.PluralRules` names them). */
export const languageTable = {
  en: { direction: 'ltr', plurals: ['one', 'other'] },
  fr: { direction: 'ltr', plurals: ['one', 'many', 'other'] },
  de: { direction: 'ltr', plurals: ['one', 'other'] },
  es: { direction: 'ltr', plurals: ['one', 'many', 'other'] },
  it: { direction: 'ltr', plurals: ['one', 'many', 'other'] },
  nl: { direction: 'ltr', plurals: ['one', 'other'] },
  pt: { direction: 'ltr', plurals: ['one', 'many', 'other'] },
  pl: { direction: 'ltr', plurals: ['one', 'few', 'many', 'other'] },
  ar: { direction: 'rtl', plurals: ['zero', 'one', 'two', 'few', 'many', 'other'] },
  ja: { direction: 'ltr', plurals: ['other'] },
} as const satisfies Record<string, { direction: 'ltr' | 'rtl'; plurals: readonly Intl.LDMLPluralRule[] }>

export type Language = keyof typeof languageTable
export type PluralForm<L extends Language> = (typeof languageTable)[L]['plurals'][number]

/** Every language, in the order of the table. */
export const languages = Object.keys(languageTable).filter(isLanguage)

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(languageTable, code)
}
