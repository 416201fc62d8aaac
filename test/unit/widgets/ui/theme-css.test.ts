import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { themeCss } from '../../../../widgets/ui/theme-css.ts'
import { tokens } from '../../../../widgets/ui/tokens.ts'

test('the rule is for the selector given', () => {
  expect(themeCss(':host')).toMatch(/^:host\{.*\}$/)
})

test('each token becomes a variable that follows the colour scheme', () => {
  expect(themeCss(':root')).toContain('--candor-paper:light-dark(#fbfaf8,#171615)')
  expect(themeCss(':root').match(/--candor-[\w-]+:/g)).toHaveLength(Object.keys(tokens).length)
})

test('the page’s stylesheet uses only variables that exist, and no colour of its own but the shadow', () => {
  const css = readFileSync('widgets/reports/reports.css', 'utf8')
  const used = new Set([...css.matchAll(/var\(--candor-([\w-]+)\)/g)].map((match) => match[1]))
  expect(used.size).toBeGreaterThan(5)
  for (const name of used) expect(Object.keys(tokens)).toContain(name)
  const [, rest = ''] = css.split(/^:root \{\n(?: +--candor.*;\n)+\}/m)
  expect(rest.match(/#[0-9a-f]{3,8}\b/gi)).toBeNull()
})

test('the reports page has the same colours, written out in its own style sheet', () => {
  const css = readFileSync('widgets/reports/reports.css', 'utf8')
  const [, written = ''] = /:root \{\n(( +--candor.*;\n)+)\}/.exec(css) ?? []
  const plain = written.replaceAll(/[\s]+/g, '').replace(/;$/, '')
  expect(`:root{${plain}}`).toBe(themeCss(':root'))
})
