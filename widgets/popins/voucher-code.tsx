// The voucher: its code to be read out, and the same as a QR code to be held under a till's reader.
import type { PopinTexts, Voucher } from '../../sdk/protocol/popin.ts'

export const voucherView = (
  { code, qr: { size, path } }: Voucher,
  { voucher_code, voucher_qr }: Partial<PopinTexts['voucher']>,
) => (
  <p>
    {voucher_code} <b part="code">{code}</b>
    <svg role="img" aria-label={voucher_qr} viewBox={`0 0 ${size} ${size}`}>
      <path d={path} />
    </svg>
  </p>
)
