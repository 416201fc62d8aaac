// What a brand says, in one language: Candor's texts, the brand's own in their place, its name filled in.
import { asName, fill } from '../../widgets/texts/fill.ts'
import { isLanguage, type Language, languages, languageTable } from '../../widgets/texts/languages.ts'
import { nearestLanguage, primaryLanguage } from '../../widgets/texts/nearest-language.ts'
import type { Placeholder } from '../../widgets/texts/placeholders.ts'
import { type Fillings, isPluralKey, pluralTexts, type TextKey } from '../../widgets/texts/text-table.ts'
import { textsByLanguage, textVersions } from '../../widgets/texts/texts-by-language.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'

/** Everything that a text needs but the brand's name, which every text has. */
type Rest<Key extends TextKey> = Omit<Fillings<Key>, 'brand'>
type Arguments<Key extends TextKey> = keyof Rest<Key> extends never ? [] : [fillings: Rest<Key>]

export interface Wording {
  language: Language
  direction: 'ltr' | 'rtl'
  /** Of Candor's texts in this language. */
  version: number
  /** The controller as texts name it, isolated where its script runs against theirs. */
  brand: string
  /**
   * A text, ready to be shown. A person's name goes through `asName` first.
   * @example wording.say('mail.confirm_expires', { hours: 72 })
   */
  say<Key extends TextKey>(key: Key, ...fillings: Arguments<Key>): string
  /** A text with only these filled in; what has no filling keeps its `{placeholder}`. */
  template(key: TextKey, fillings?: Partial<Record<Placeholder, string | number>>): string
}

/** What of a brand its words depend on. */
export interface SpeakingBrand {
  name: string
  settings: Pick<BrandSettings, 'languages' | 'controller'> & {
    popins: Pick<BrandSettings['popins'], 'texts'>
  }
}

/**
 * The wording of a brand in the first of the asked languages that the brand has (its `languages` setting) and that
 * Candor speaks, else in the brand's first.
 * @param asked e.g. `pt` or `pt-BR`, best first; whatever a browser sends.
 */
export function wordingOf(brand: SpeakingBrand, ...asked: (string | null | undefined)[]): Wording {
  const { popins, controller } = brand.settings
  const language = chooseLanguage(asked, brand.settings.languages)
  const own = popins.texts[language] ?? {}
  const rules = new Intl.PluralRules(language)
  const name = asName(controller ?? brand.name, language)

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

function chooseLanguage(asked: readonly (string | null | undefined)[], offered: readonly string[]): Language {
  const has = languagesOf(offered)
  const wanted = asked.map((tag) => primaryLanguage(tag ?? ''))
  return wanted.filter(isLanguage).find((language) => has.includes(language)) ?? nearestLanguage(has)
}

/** For a page that belongs to no brand: only texts without `{brand}`. */
export function neutralWording(...asked: (string | null | undefined)[]): Wording {
  return wordingOf({ name: '', settings: { languages, popins: { texts: {} } } }, ...asked)
}
