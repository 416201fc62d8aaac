import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('widgets/reports/index.html', 'utf8')

test('S5: the page has no script, style or handler of its own in the markup, so that its policy can forbid them', () => {
  expect(page.match(/<script[^>]*>/g)).toEqual(['<script src="/reports/assets/reports.js" defer>'])
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<base|<form/i)
})

test('it loads nothing from anywhere but the collector', () => {
  const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1])
  expect(addresses).toEqual(['data:,', '/reports/assets/reports.css', '/reports/assets/reports.js'])
})

test('its stylesheet loads nothing at all', () => {
  expect(readFileSync('widgets/reports/reports.css', 'utf8')).not.toMatch(/@import|url\(/)
})

test('the page says what is wrong without JavaScript, and keeps its address to itself', () => {
  expect(page).toMatch(/<noscript>[^<]+<\/noscript>/)
  expect(page).toContain('<meta name="referrer" content="no-referrer">')
})
