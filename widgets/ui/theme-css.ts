// The tokens as CSS variables: `--candor-ink` and its like, following the element's `color-scheme`.
import { type Token, tokens } from './tokens.ts'

/**
 * The rule that defines every token for a selector, to be adopted as a constructable stylesheet.
 * The theme is chosen by `color-scheme` on the same element: `light dark`, `light` or `dark`.
 * @example themeCss(':root') // ':root{--candor-paper:light-dark(#fbfaf8,#171615);…}'
 */
export const themeCss = (selector: string): string => {
  const variables = Object.entries<Token>(tokens).map(
    ([name, { light, dark }]) => `--candor-${name}:light-dark(${light},${dark})`,
  )
  return `${selector}{${variables.join(';')}}`
}
