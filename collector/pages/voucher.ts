// A voucher on a page: its code as text, and as a QR code drawn within the page.
import type { Voucher } from '../../sdk/protocol/popin.ts'
import type { Wording } from '../contacts/brand-wording.ts'
import { type Html, html } from './html.ts'

export function voucherHtml({ code, qr }: Voucher, wording: Wording): Html {
  return html`<p>${wording.say('voucher.voucher_code')}</p>
<p class="code"><bdi dir="ltr">${code}</bdi></p>
<svg class="qr" viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label="${wording.say('voucher.voucher_qr')}" shape-rendering="crispEdges"><path d="${qr.path}"/></svg>
<p>${wording.say('voucher.done')}</p>`
}
