// Where a visit came from, as SQL over what its first event says: its links first (utm), then the host that it came from.
// Comparing a host with the tables is slow: it is done once, when a visit is added up.
import type { Dialect } from './dialect.ts'
import { type SourceHosts, sourceHosts } from './source-hosts.ts'

const mediums = {
  mail: ['email', 'e-mail', 'mail', 'newsletter'],
  social: ['social', 'social-network', 'social-media', 'sm', 'paid-social', 'paid_social'],
} as const

/** Over `host`, `referrer_host`, `utm_source`, `utm_medium` and `utm_campaign` of the first event. */
export function originOf(dialect: Dialect): { source: string; referrer: string } {
  return { source: sourceOfVisit(dialect), referrer: referrerOfVisit(dialect) }
}

/** The host that a visit came from; null where it is the shop's own or a payment provider's, which sent nobody. */
function referrerOfVisit(dialect: Dialect): string {
  const own = `referrer_host = host`
  return `CASE WHEN ${own} OR ${isOf('payment', dialect)} THEN NULL ELSE referrer_host END`
}

/** `mail`, `social`, `search`, `ai`, `campaign`, `referral` or `direct`. */
function sourceOfVisit(dialect: Dialect): string {
  const byMedium = Object.entries(mediums).map(
    ([source, words]) => `WHEN lower(utm_medium) IN (${listOf(words)}) THEN '${source}'`,
  )
  const byHost = (['ai', 'mail', 'social', 'search'] as const).map(
    (source) => `WHEN ${isOf(source, dialect)} THEN '${source}'`,
  )
  const isCampaign = 'coalesce(utm_source, utm_medium, utm_campaign) IS NOT NULL'
  // Most visits come from nowhere, and comparing a host with the table costs the most: that is asked last.
  const fromNowhere = `WHEN referrer_host IS NULL OR referrer_host = host THEN CASE WHEN ${isCampaign} THEN 'campaign' ELSE 'direct' END`
  const rest = [`WHEN ${isCampaign} THEN 'campaign'`, `WHEN ${isOf('payment', dialect)} THEN 'direct'`]
  return `CASE ${[...byMedium, fromNowhere, ...byHost, ...rest].join(' ')} ELSE 'referral' END`
}

function isOf(source: SourceHosts, dialect: Dialect): string {
  return `coalesce(${dialect.fits('referrer_host', `'${patternOf(sourceHosts[source])}'`)}, FALSE)`
}

/** RE2: the host itself or one below it, with or without a port. Hosts of addresses are in lower case. */
function patternOf(hosts: readonly string[]): string {
  const names = hosts.map((host) => host.replaceAll('.', '\\.').replace('\\.*', '\\.[a-z.]{2,6}'))
  return `(^|\\.)(${names.join('|')})(:[0-9]+)?$`
}

function listOf(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ')
}
