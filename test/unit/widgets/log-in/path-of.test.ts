import { expect, test } from 'vitest'
import { pathAfterLogIn } from '../../../../widgets/log-in/path-of.ts'

const acme = { brand: 'acme', role: 'analyst' } as const
const other = { brand: 'other', role: 'brand_admin' } as const
const lea = { brand: 'acme', role: 'ambassador' } as const

test.each([
  ['the only brand', [acme], null, 'reports/acme'],
  ['an ambassador’s own contacts', [lea], null, 'a/acme'],
  ['the brand that was asked for', [acme, other], 'other', 'reports/other'],
  ['nowhere yet, where there are several', [acme, other], null, null],
  ['nowhere yet, where the wanted one is none of them', [acme, other], '//evil.example', null],
  ['the only brand, whatever was asked for', [acme], 'https://evil.example', 'reports/acme'],
  ['nowhere, where there is none', [], 'acme', null],
] as const)('after a log-in it goes on to %s', (_, roles, wanted, path) => {
  expect(pathAfterLogIn(roles, wanted)).toBe(path)
})
