// A brand's colours that do not stand out enough are corrected, and the console says so: everybody can read a popin.
import { type Colour, contrast, enoughContrast } from './contrast.ts'

/** What each variable must have against the card: text 4.5, lines that carry meaning 3 (WCAG 1.4.3, 1.4.11). */
export const leastContrast = { ink: 4.5, soft: 4.5, accent: 4.5, bad: 4.5, line: 3 } as const

type Variable = keyof typeof leastContrast | 'card'

/** Tells what a variable has become, `null` where the browser says it in a way that we cannot read. */
export type ReadColour = (variable: Variable) => Colour | null

/** `color(srgb 0.04 0.37 0.33)`: how a browser prints the result of `color-mix(in srgb, …)`, whatever went in. */
export function parseColour(text: string): Colour | null {
  const [red, green, blue] = (/^color\(srgb ([^/)]+)/.exec(text)?.[1] ?? '').split(' ').map(Number)
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue]
}

/** Declarations for what has to change; none when everything stands out. `tell` gets a line for each. */
export function correctColours(read: ReadColour, tell: (variable: string, from: number, to: number) => void) {
  const card = read('card')
  const declarations = Object.entries(leastContrast).map(([name, least]) => {
    const colour = read(name as keyof typeof leastContrast)
    if (!card || !colour) return ''
    const better = enoughContrast(colour, card, least)
    if (better === colour) return ''
    tell(`--candor-${name}`, contrast(colour, card), contrast(better, card))
    return `--${name}:color(srgb ${better.join(' ')});`
  })
  return declarations.join('')
}
