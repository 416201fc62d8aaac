import { expect, it } from 'vitest'
import { normaliseEmail } from '../../../../collector/privacy/normalise-email.ts'

it.each([
  ['\u200b jean@example.com\ufeff', 'jean@example.com'],
  ['jean@example.com.', 'jean@example.com'],
  ['JEAN+news@Example.COM', 'jean+news@example.com'],
  ['j.e.a.n@example.com', 'j.e.a.n@example.com'],
  ['jean@例え。test', 'jean@xn--r8jz45g.test'],
  ['jean@faß.test', 'jean@xn--fa-hia.test'],
  ['用户@example.com', '用户@example.com'],
  ['"odd@local"@example.com', '"odd@local"@example.com'],
  ["o'brien_{x}@mail.example.com", "o'brien_{x}@mail.example.com"],
  [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
])('%j is %j', (text, normalised) => {
  expect(normaliseEmail(text)).toBe(normalised)
})

it.each([
  ['', 'nothing'],
  ['jean', 'no @'],
  ['@example.com', 'no local part'],
  ['jean@', 'no domain'],
  ['jean@localhost', 'no dot'],
  ['jean@example..com', 'an empty label'],
  ['jean@example.com..', 'two trailing dots'],
  ['jean@-example.com', 'a label that begins with a dash'],
  ['jean@192.0.2.1', 'an IPv4 address'],
  ['jean@[2001:db8::1]', 'an IPv6 literal'],
  ['jean@example.com/path', 'a path'],
  ['jean@example.com:25', 'a port'],
  ['jean@ex%61mple.com', 'an escape'],
  ['jean@exa mple.com', 'a blank in the domain'],
  ['jean dupont@example.com', 'a blank in the local part'],
  ['jean\u200bdupont@example.com', 'a zero-width character in the local part'],
  ['Jean <jean@example.com>', 'a display name'],
  ['a@b@example.com', 'an @ outside quotes'],
  ['mailto:jean@example.com', 'a scheme'],
  [`${'a'.repeat(65)}@example.com`, 'a local part of 65 characters'],
  [`jean@${'a'.repeat(64)}.com`, 'a label of 64 characters'],
  [`jean@${'a.'.repeat(130)}com`, 'a domain of more than 253 characters'],
  [`${' '.repeat(600)}jean@example.com`, 'more than 512 characters'],
])('%j is no address: %s', (text) => {
  expect(normaliseEmail(text)).toBeNull()
})
