// What a brand says, in one language: Candor's texts, the brand's own in their place, its name filled in.
import { fill } from '../../widgets/texts/fill.ts'
import { isLanguage, type Language, languageTable } from '../../widgets/texts/languages.ts'
import { nearestLanguage, primaryLanguage } from '../../widgets/texts/nearest-language.ts'
import {
  type Fillings,
  isPluralKey,
  type Placeholder,
  pluralTexts,
  type TextKey,
} from '../../widgets/texts/text-table.ts'
import { textsByLanguage, textVersions } from '../../widgets/texts/texts-by-language.ts'
import type { Brand } from '../brands/brand.ts'

/** Everything that a text needs but the brand's name, which every text has. */
type Rest<Key extends TextKey> = Omit<Fillings<Key>, 'brand'>
type Arguments<Key extends TextKey> = keyof Rest<Key> extends never ? [] : [fillings: Rest<Key>]

export interface Wording {
  language: Language
  direction: 'ltr' | 'rtl'
  /** Of Candor's texts in this language. */
  version: number
  /** The controller, as texts name it. */
  brand: string
  /**
   * A text, ready to be shown. A person's name goes through `asName` first.
   * @example wording.say('mail.confirm_expires', { hours: 72 })
   */
  say<Key extends TextKey>(key: Key, ...fillings: Arguments<Key>): string
  /** A text with only these filled in; what has no filling keeps its `{placeholder}`. */
  template(key: TextKey, fillings?: Partial<Record<Placeholder, string | number>>): string
}

/**
 * The wording of a brand in the nearest to the asked language that the brand has (its `languages` setting) and that
 * Candor speaks: the same language, else the brand's first.
 * @param asked e.g. `pt` or `pt-BR`; whatever a browser sends.
 */
export function wordingOf(
  brand: Pick<Brand, 'name' | 'settings'>,
  asked: string | null | undefined,
): Wording {
  const { languages, popins, controller } = brand.settings
  const language = chooseLanguage(asked, languages)
  const own = popins.texts[language] ?? {}
  const rules = new Intl.PluralRules(language)
  const name = controller ?? brand.name

  function template(key: TextKey, fillings: Partial<Record<Placeholder, string | number>> = {}): string {
    return fill(own[key] ?? shippedText(language, rules, key, fillings), { ...fillings, brand: name })
  }
  return {
    language,
    direction: languageTable[language].direction,
    version: textVersions[language],
    brand: name,
    say: (key, ...[fillings]) => template(key, fillings),
    template,
  }
}

function shippedText(
  language: Language,
  rules: Intl.PluralRules,
  key: TextKey,
  fillings: Partial<Record<Placeholder, string | number>>,
): string {
  const texts = textsByLanguage[language]
  if (!isPluralKey(key)) return texts[key]
  const forms = texts[key]
  return forms[rules.select(Number(fillings[pluralTexts[key].by]))] ?? forms.other
}

/** The languages that a brand has and Candor speaks, its first one first. */
export function languagesOf(offered: readonly string[]): Language[] {
  const spoken = offered.map(primaryLanguage).filter(isLanguage)
  return spoken.length > 0 ? [...new Set(spoken)] : [nearestLanguage(offered)]
}

function chooseLanguage(asked: string | null | undefined, offered: readonly string[]): Language {
  const has = languagesOf(offered)
  const wanted = primaryLanguage(asked ?? '')
  return has.find((language) => language === wanted) ?? nearestLanguage(has)
}
