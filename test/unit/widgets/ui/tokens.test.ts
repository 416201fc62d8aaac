import { describe, expect, test } from 'vitest'
import { type Token, tokens } from '../../../../widgets/ui/tokens.ts'

/** Relative luminance by WCAG 2.2. */
const luminance = (hex: string): number => {
  const channel = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const themes = ['light', 'dark'] as const
const grounds = ['paper', 'card'] as const
const texts = ['ink', 'soft', 'accent', 'warn', 'bad', 'good'] as const
const lines = ['line', 'series-1', 'series-2', 'series-3', 'series-4'] as const

test('the contrast formula gives the two values that WCAG names', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#777777')).toBe(1)
})

describe.each(themes)('in the %s theme', (theme) => {
  describe.each(grounds)('on %s', (ground) => {
    test.each(texts)('text in %s has a contrast of at least 4.5', (text) => {
      expect(contrast(tokens[text][theme], tokens[ground][theme])).toBeGreaterThanOrEqual(4.5)
    })

    test.each(lines)('a line in %s has a contrast of at least 3', (line) => {
      expect(contrast(tokens[line][theme], tokens[ground][theme])).toBeGreaterThanOrEqual(3)
    })
  })

  test('words on the accent have a contrast of at least 4.5', () => {
    expect(contrast(tokens['on-accent'][theme], tokens.accent[theme])).toBeGreaterThanOrEqual(4.5)
  })
})

test.each(Object.entries<Token>(tokens))('%s is written as two colours of six digits', (_, token) => {
  expect([token.light, token.dark]).toEqual([
    expect.stringMatching(/^#[0-9a-f]{6}$/),
    expect.stringMatching(/^#[0-9a-f]{6}$/),
  ])
})
