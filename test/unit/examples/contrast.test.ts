import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../../examples/storefront/', import.meta.url)

/** The colours of a style sheet: first the light theme's, then, laid over them, the dark one's. */
const themesOf = (path: string) => {
  const css = readFileSync(new URL(path, root), 'utf8')
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')
  const colours = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]),
    )
  return { light: colours(light), dark: { ...colours(light), ...colours(dark) } }
}

const luminance = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2's contrast ratio. */
const contrast = (one: string, other: string) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const pairs: [sheet: string, text: string, ground: string, least: number][] = [
  ['shop/styles/tokens.css', 'ink', 'paper', 4.5],
  ['shop/styles/tokens.css', 'ink', 'card', 4.5],
  ['shop/styles/tokens.css', 'soft', 'paper', 4.5],
  ['shop/styles/tokens.css', 'soft', 'card', 4.5],
  ['shop/styles/tokens.css', 'accent', 'paper', 4.5],
  ['shop/styles/tokens.css', 'accent', 'card', 4.5],
  ['shop/styles/tokens.css', 'on-accent', 'accent', 4.5],
  ['shop/styles/tokens.css', 'line', 'paper', 3],
  ['shop/styles/tokens.css', 'line', 'card', 3],
  ['blog/blog.css', 'ink', 'paper', 4.5],
  ['blog/blog.css', 'soft', 'paper', 4.5],
  ['blog/blog.css', 'accent', 'paper', 4.5],
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(pairs)('%s: %s on %s has at least %f : 1', (sheet, text, ground, least) => {
    const colours = themesOf(sheet)[theme]
    expect(contrast(colours[text] ?? '#000000', colours[ground] ?? '#000000')).toBeGreaterThanOrEqual(least)
  })
})
