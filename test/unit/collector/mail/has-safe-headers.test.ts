import { describe, expect, it } from 'vitest'
import { hasSafeHeaders } from '../../../../collector/mail/has-safe-headers.ts'
import { testMail } from '../../../support/test-mail.ts'

const breaks = ['\r', '\n', '\r\n', '\0', '\u0085', '\u2028', '\u2029', '\u000b', '\u001b', '\u007f']

describe('a mail’s headers', () => {
  it('are safe as the collector makes them', () => {
    expect(hasSafeHeaders(testMail())).toBe(true)
    expect(hasSafeHeaders(testMail({ subject: 'تأكيد العنوان — 確認' }))).toBe(true)
  })

  it.each(breaks)('refuse %j in the subject, the recipient and the message’s ID', (character) => {
    const injected = `${character}Bcc: victim@example.com`
    expect(hasSafeHeaders(testMail({ subject: `Hello${injected}` }))).toBe(false)
    expect(hasSafeHeaders(testMail({ to: `jean@example.com${injected}` }))).toBe(false)
    expect(hasSafeHeaders(testMail({ to: `jean${character}@example.com` }))).toBe(false)
    expect(hasSafeHeaders(testMail({ messageId: `<a@example.com${injected}>` }))).toBe(false)
  })

  it.each(['', 'jean', 'a@example.com, b@example.com', 'Jean <jean@example.com>', 'a@b@example.com'])(
    'refuse %j as the one recipient',
    (to) => {
      expect(hasSafeHeaders(testMail({ to }))).toBe(false)
    },
  )

  it.each(['task-1@example.com', '<task 1@example.com>', '<a@b> <c@d>', '<>'])(
    'refuse %j as the message’s ID',
    (messageId) => {
      expect(hasSafeHeaders(testMail({ messageId }))).toBe(false)
    },
  )
})
