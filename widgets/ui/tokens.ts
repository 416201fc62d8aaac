// The colours of everything a person looks at, light then dark. Contrast is proven by the tokens' test.

/** One colour in the light and in the dark theme, as `#rrggbb`. */
export interface Token {
  light: string
  dark: string
}

export const tokens = {
  paper: { light: '#fbfaf8', dark: '#171615' },
  card: { light: '#ffffff', dark: '#211f1e' },
  ink: { light: '#1c1b1a', dark: '#f1eeea' },
  /** Secondary text. */
  soft: { light: '#5f5a54', dark: '#b5aea6' },
  /** Borders of fields. */
  line: { light: '#8a847c', dark: '#857e76' },
  /** Dividers only: too faint to carry meaning. */
  rule: { light: '#e4e0da', dark: '#383533' },
  accent: { light: '#0b5e55', dark: '#5ec4b6' },
  'on-accent': { light: '#ffffff', dark: '#0d1f1c' },
  warn: { light: '#8a4b00', dark: '#f0b35a' },
  bad: { light: '#a3261f', dark: '#ff9a90' },
  good: { light: '#23663a', dark: '#86d39b' },
  'series-1': { light: '#0b5e55', dark: '#5ec4b6' },
  'series-2': { light: '#b4530a', dark: '#f0a35e' },
  'series-3': { light: '#5b4bb3', dark: '#a99cf5' },
  'series-4': { light: '#8a2f62', dark: '#ea8fbb' },
} as const satisfies Record<string, Token>
