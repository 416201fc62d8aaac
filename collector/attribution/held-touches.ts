// E18 as SQL: which touches are held back, and why. Pairs are compared by a hash of 64 bits, which takes an engine half
// the time of comparing both.
import { fraudRule } from './fraud-rule.ts'
import type { Table } from './table.ts'

/** Tables for `heldBecause`. Read `acts` and `touched`. */
export const heldTables: Table[] = [
  ['own_browsers', ownBrowsers()],
  ['many_clicks', manyClicks()],
  ['many_orders', manyOrders()],
  ['released', 'SELECT hash(unnest($released_orders), unnest($released_publications)) AS mark'],
]

/** Over `touched` joined with its order: the reason, or null. */
export const heldBecause = `CASE
    WHEN hash(order_id, publication) IN (SELECT mark FROM released) THEN NULL
    WHEN ${['visitor_key', 'pseudonym', 'touch_pseudonym'].map(isOwn).join(' OR ')} THEN 'own_browser'
    WHEN hash(publication, touch_pseudonym) IN (SELECT mark FROM many_clicks) THEN 'many_clicks'
    WHEN hash(publication, order_key) IN (SELECT mark FROM many_orders) THEN 'many_orders'
  END`

function isOwn(column: string): string {
  return `${column} IS NOT NULL AND hash(ambassador, ${column}) IN (SELECT mark FROM own_browsers)`
}

/** Browsers in which an ambassador picked products, or that followed a link with an ambassador's cookie (K1). */
function ownBrowsers(): string {
  const named = `SELECT json_extract_string(params, '$.ambassador') AS ambassador, visitor_key, pseudonym FROM acts
    WHERE name IN ('pick', 'publication_click') AND params IS NOT NULL`
  const by = (column: string) =>
    `SELECT hash(ambassador, ${column}) AS mark FROM (${named}) AS own
    WHERE ambassador IS NOT NULL AND ${column} IS NOT NULL`
  return `${by('visitor_key')} UNION ${by('pseudonym')}`
}

function manyClicks(): string {
  return `SELECT hash(publication, pseudonym) AS mark FROM acts
  WHERE name = 'publication_click' AND pseudonym IS NOT NULL
  GROUP BY publication, pseudonym HAVING count(*) > ${fraudRule.clicksADay}`
}

/** Few come often, so only theirs are put into an order. */
function manyOrders(): string {
  const often = `SELECT publication, pseudonym FROM touched WHERE pseudonym IS NOT NULL
    GROUP BY publication, pseudonym HAVING count(*) > ${fraudRule.ordersADay}`
  const counted = `SELECT publication, order_key,
      dense_rank() OVER (PARTITION BY publication, pseudonym ORDER BY ordered_at, order_id) AS turn
    FROM touched SEMI JOIN (${often}) AS often USING (publication, pseudonym) JOIN orders USING (order_key)`
  return `SELECT hash(publication, order_key) AS mark FROM (${counted}) AS counted WHERE turn > ${fraudRule.ordersADay}`
}
