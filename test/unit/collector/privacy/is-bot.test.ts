import { expect, it } from 'vitest'
import { checkedCharacters, createBotCheck } from '../../../../collector/privacy/is-bot.ts'

it.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'curl/8.5.0',
  'python-requests/2.31.0',
  '',
  '   ',
  undefined,
])('%j is a robot', (userAgent) => {
  expect(createBotCheck()(userAgent)).toBe(true)
})

it.each([
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
])('%j is a browser', (userAgent) => {
  expect(createBotCheck()(userAgent)).toBe(false)
})

it('S10: looks at 512 characters, once', () => {
  const seen: number[] = []
  const isBot = createBotCheck({
    check: (text) => {
      seen.push(text.length)
      return true
    },
  })
  for (let i = 0; i < 3; i++) expect(isBot(`${'x'.repeat(100_000)}${i}`)).toBe(true)
  expect(seen).toEqual([checkedCharacters])
})

it('checks again only what fell out of its memory', () => {
  const seen: string[] = []
  const isBot = createBotCheck({
    max: 1,
    check: (text) => {
      seen.push(text)
      return false
    },
  })
  for (const agent of ['a', 'a', 'b', 'a']) expect(isBot(agent)).toBe(false)
  expect(seen).toEqual(['a', 'b', 'a'])
})
