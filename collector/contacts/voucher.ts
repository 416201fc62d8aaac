// A brand's voucher as a popin or a page shows it: the code, and its QR code as one path.
import { encode } from 'uqr'
import type { Voucher } from '../../sdk/protocol/popin.ts'
import type { BrandSettings } from '../settings/brand-settings.ts'

/** ISO/IEC 18004: four light modules all around, so that scanners find the edge. */
const quietZone = 4

/** The voucher that the brand gives for an opt-in (C9), or null when it gives none. */
export function voucherOf({ popins }: Pick<BrandSettings, 'popins'>): Voucher | null {
  return popins.voucher ? { code: popins.voucher.code, qr: qrPath(popins.voucher.code) } : null
}

/** One rectangle a run of dark modules. Level M still reads with 15 % of it damaged: a screen under a shop's lights. */
function qrPath(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone })
  const runs = data.flatMap((row, y) =>
    darkRuns(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`),
  )
  return { size, path: runs.join('') }
}

function darkRuns(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = []
  row.forEach((isDark, x) => {
    const last = runs.at(-1)
    if (isDark && last && last.from + last.length === x) last.length += 1
    else if (isDark) runs.push({ from: x, length: 1 })
  })
  return runs
}
