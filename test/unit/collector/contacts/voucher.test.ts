import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { voucherOf } from '../../../../collector/contacts/voucher.ts'
import { testBrand } from '../../../support/test-brand.ts'

const voucherFor = (code: string) => {
  const voucher = voucherOf(testBrand({ popins: { voucher: { code } } }).settings)
  if (!voucher) throw new Error('there is no voucher')
  return voucher
}

/** The dark modules that a path draws. */
function drawn(path: string, size: number): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let step = 0; step < Number(length); step += 1) {
      const row = grid[Number(y)]
      if (row) row[Number(x) + step] = true
    }
  return grid
}

describe('voucherOf', () => {
  it('C9: is null where the brand gives none', () => {
    expect(voucherOf(testBrand().settings)).toBeNull()
  })

  it.each(['A', 'WELCOME10', 'x'.repeat(64), '<&"\'>'])(
    'C9: draws %j as the QR code of that very text',
    (code) => {
      const { code: told, qr } = voucherFor(code)
      expect(told).toBe(code)
      expect(qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/)
      expect(drawn(qr.path, qr.size)).toEqual(encode(code, { ecc: 'M', border: 4 }).data)
    },
  )

  it('leaves the four light modules around that scanners need', () => {
    const { qr } = voucherFor('WELCOME10')
    const grid = drawn(qr.path, qr.size)
    const edge = grid.flatMap((row, y) =>
      row.filter((_, x) => Math.min(x, y, qr.size - 1 - x, qr.size - 1 - y) < 4),
    )
    expect(edge).not.toContain(true)
    expect(grid[4]?.slice(4, 11)).toEqual([true, true, true, true, true, true, true])
  })
})
