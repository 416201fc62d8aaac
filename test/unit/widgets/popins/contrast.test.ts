import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Colour, contrast, enoughContrast } from '../../../../widgets/popins/contrast.ts'
import { correctColours, leastContrast, parseColour } from '../../../../widgets/popins/correct-colours.ts'

const white: Colour = [1, 1, 1]
const black: Colour = [0, 0, 0]
const grey: Colour = [0x77 / 255, 0x77 / 255, 0x77 / 255]
const part = fc.double({ min: 0, max: 1, noNaN: true })
const anyColour = fc.tuple(part, part, part)

describe('contrast', () => {
  test('is what WCAG names', () => {
    expect(contrast(white, black)).toBeCloseTo(21, 5)
    expect(contrast(grey, grey)).toBe(1)
    expect(contrast(grey, white)).toBeCloseTo(4.48, 2)
  })

  test('a colour that has enough is left alone', () => {
    expect(enoughContrast(black, white, 4.5)).toBe(black)
  })

  test('whatever a brand chooses, it can be read afterwards', () => {
    fc.assert(
      fc.property(anyColour, anyColour, (colour, card) => {
        expect(contrast(enoughContrast(colour, card, 4.5), card)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('a colour is moved no further than it has to', () => {
    const moved = enoughContrast(grey, white, 4.5)
    expect(moved[0]).toBeLessThan(grey[0])
    expect(moved[0]).toBeGreaterThan(0.4)
  })
})

describe('reading what a browser prints', () => {
  test.each([
    ['color(srgb 0.1 0.2 0.3)', [0.1, 0.2, 0.3]],
    ['color(srgb 1 1 1 / 0.5)', [1, 1, 1]],
    ['color(srgb 0 0 0)', [0, 0, 0]],
  ])('%s', (text, colour) => {
    expect(parseColour(text)).toEqual(colour)
  })

  test.each(['', 'rgb(1, 2, 3)', 'color(display-p3 1 0 0)', 'red'])('nothing for %s', (text) => {
    expect(parseColour(text)).toBeNull()
  })
})

describe('a brand’s colours', () => {
  const ours = { card: white, ink: black, soft: black, accent: black, bad: black, line: black }
  const correct = (colours: Partial<Record<keyof typeof ours, Colour | null>>) => {
    const told: [string, number, number][] = []
    const all: Record<keyof typeof ours, Colour | null> = { ...ours, ...colours }
    const css = correctColours(
      (name) => all[name],
      (...line) => told.push(line),
    )
    return { css, told }
  }

  test('that can be read stay, and nothing is said', () => {
    expect(correct({})).toEqual({ css: '', told: [] })
  })

  test('that cannot are corrected, each with a line for the console', () => {
    const { css, told } = correct({ accent: [1, 0.9, 0] })
    expect(css).toMatch(/^--accent:color\(srgb [\d. ]+\);$/)
    expect(told).toHaveLength(1)
    const [[name, from, to] = ['', 0, 0]] = told
    expect(name).toBe('--candor-accent')
    expect(from).toBeLessThan(4.5)
    expect(to).toBeGreaterThanOrEqual(4.5)
  })

  test('a dark card under our light theme’s words turns those light', () => {
    const { told } = correct({ card: black })
    expect(told.map(([name]) => name)).toEqual(Object.keys(leastContrast).map((name) => `--candor-${name}`))
  })

  test('that the browser says in another way are left as they are', () => {
    expect(correct({ accent: null })).toEqual({ css: '', told: [] })
    expect(correct({ card: null, accent: white })).toEqual({ css: '', told: [] })
  })
})
