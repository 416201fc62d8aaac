// The type that every language file satisfies: a missing key, plural form or placeholder fails the build.
import type { Holding } from './holding.ts'
import type { Language, PluralForm } from './languages.ts'
import type { NamesIn, PlainKey, PluralKey } from './text-table.ts'

/** A text by the plural forms of its language. Only `other` has to show the number: "one partner" may be in words. */
type Forms<Form extends string, Key extends PluralKey> = {
  [F in Form]: F extends 'other' ? Holding<NamesIn<Key>> : string
}

export type Texts<L extends Language> = {
  [Key in PlainKey]: Holding<NamesIn<Key>>
} & { [Key in PluralKey]: Forms<PluralForm<L>, Key> }

/** The texts of any language, as they are read. */
export type AnyTexts = Record<PlainKey, string> &
  Record<PluralKey, { readonly other: string } & { readonly [Form in Intl.LDMLPluralRule]?: string }>
