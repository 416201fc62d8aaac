// A credit as it leaves the collector: in JSON, and the same columns as CSV (RFC 4180).
import { stringify } from 'csv-stringify/sync'
import type { ListedCredit } from './list-credits.ts'

/** Times are ISO 8601 in UTC, amounts in minor units of the currency. */
export function shownCredit(credit: ListedCredit) {
  return {
    order: credit.order,
    ordered_at: new Date(credit.orderedAt).toISOString(),
    verified: credit.verified,
    publication: credit.publication,
    ambassador: credit.ambassador,
    amount_minor: credit.amountMinor,
    currency: credit.currency,
    share: credit.share,
    touch_at: new Date(credit.touchAt).toISOString(),
    reason: credit.reason,
    rule_version: credit.ruleVersion,
    held_because: credit.heldBecause ?? null,
  }
}

/** As their ambassador sees it (E13): when and how much, and not which order it was. */
export function ownCredit(credit: ListedCredit) {
  const { order: _order, ambassador: _ambassador, ...shown } = shownCredit(credit)
  return shown
}

/** One line a credit. What a spreadsheet would run is escaped (S5). */
export function creditsCsv(credits: readonly ListedCredit[]): string {
  return stringify(credits.map(shownCredit), {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  })
}

const columns = [
  'order',
  'ordered_at',
  'verified',
  'publication',
  'ambassador',
  'amount_minor',
  'currency',
  'share',
  'touch_at',
  'reason',
  'rule_version',
  'held_because',
] as const satisfies (keyof ReturnType<typeof shownCredit>)[]
