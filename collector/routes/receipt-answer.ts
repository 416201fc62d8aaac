// A receipt as a file that the person keeps.
import type { Context } from 'hono'
import type { SignedReceipt } from '../ledger/receipt.ts'

export function answerReceipt(c: Context, receipt: SignedReceipt): Response {
  return c.body(`${JSON.stringify(receipt, null, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="consent-receipt.json"',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
}
