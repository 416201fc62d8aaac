import { describe, expect, it } from 'vitest'
import { parseBrandSettings } from '../../../../collector/settings/parse-settings.ts'
import { shopOrigin } from '../../../support/test-brand.ts'
import { testMailSettings } from '../../../support/test-mail.ts'

/** The places that are refused. */
function problemsOf(settings: object): string[] {
  const parsed = parseBrandSettings({ origins: [shopOrigin], ...settings })
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
}

const mail = testMailSettings(587)
const secret = { variable: 'HOOKS' }

describe('the mail of a brand', () => {
  it('is taken with a server, a sender and a secret that is only named', () => {
    const password = { file: '/run/secrets/mail' }
    expect(problemsOf({ mail })).toEqual([])
    expect(
      problemsOf({ mail: { ...mail, host: 'mail.example.com', tls: 'required', user: 'u', password } }),
    ).toEqual([])
    expect(problemsOf({ mail: { ...mail, password: 'written here' } })).toEqual(['mail.password'])
  })

  it('is unencrypted to this machine alone', () => {
    for (const host of ['localhost', '127.0.0.1', '::1'])
      expect(problemsOf({ mail: { ...mail, host } })).toEqual([])
    for (const host of ['mail.example.com', '192.0.2.1', 'localhost.example.com'])
      expect(problemsOf({ mail: { ...mail, host } })).toEqual(['mail.tls'])
  })

  it.each(['\r\nBcc: x@example.com', 'a\nb', 'a\0b', 'a\u2028b'])('no sender is called %j', (name) => {
    expect(problemsOf({ mail: { ...mail, from: { ...mail.from, name } } })).toEqual(['mail.from.name'])
    expect(problemsOf({ controller: name })).toEqual(['controller'])
    const address = `a@example.com${name}`
    expect(problemsOf({ mail: { ...mail, from: { ...mail.from, address } } })).toEqual(['mail.from.address'])
  })
})

describe('the webhooks of a brand', () => {
  it('are https, and http to this machine where the brand says so', () => {
    expect(problemsOf({ webhooks: { url: 'https://hooks.example.com/a?b=c', secret } })).toEqual([])
    expect(problemsOf({ webhooks: { url: 'http://127.0.0.1:9/', secret, loopback: true } })).toEqual([])
    for (const url of [
      'http://hooks.example.com/',
      'ftp://hooks.example.com/',
      'https://u:p@hooks.example.com/',
      'hooks',
    ])
      expect(problemsOf({ webhooks: { url, secret } })).toContain('webhooks.url')
  })
})

describe('where shoppers reach the collector', () => {
  it('is an address that links can begin with', () => {
    for (const publicUrl of ['https://shop.example.com/_c/', 'http://localhost:8787/'])
      expect(problemsOf({ publicUrl })).toEqual([])
    for (const publicUrl of [
      'https://shop.example.com/_c',
      'https://shop.example.com/?a/',
      'javascript:alert(1)/',
      '/_c/',
    ])
      expect(problemsOf({ publicUrl })).toEqual(['publicUrl'])
    expect(problemsOf({ privacyNoticeUrl: 'javascript:alert(1)' })).toEqual(['privacyNoticeUrl'])
  })
})
