// Where a visit came from, as SQL over visits: what its links say first (utm), then the host that it came from.
import type { Dialect } from './dialect.ts'
import { type SourceHosts, sourceHosts } from './source-hosts.ts'

const mediums = {
  mail: ['email', 'e-mail', 'mail', 'newsletter'],
  social: ['social', 'social-network', 'social-media', 'sm', 'paid-social', 'paid_social'],
} as const

/** The host that a visit came from; null where it is the shop's own or a payment provider's, which sent nobody. */
export function referrerOfVisit(dialect: Dialect): string {
  const own = `entry_referrer = entry_host`
  return `CASE WHEN ${own} OR ${isOf('payment', dialect)} THEN NULL ELSE entry_referrer END`
}

/** `mail`, `social`, `search`, `ai`, `campaign`, `referral` or `direct`. */
export function sourceOfVisit(dialect: Dialect): string {
  const byMedium = Object.entries(mediums).map(
    ([source, words]) => `WHEN lower(entry_utm_medium) IN (${listOf(words)}) THEN '${source}'`,
  )
  const byHost = (['ai', 'mail', 'social', 'search'] as const).map(
    (source) => `WHEN ${isOf(source, dialect)} THEN '${source}'`,
  )
  const isCampaign = 'coalesce(entry_utm_source, entry_utm_medium, entry_utm_campaign) IS NOT NULL'
  // Most visits come from nowhere, and comparing a host with the table costs the most: that is asked last.
  const fromNowhere = `WHEN entry_referrer IS NULL OR entry_referrer = entry_host THEN CASE WHEN ${isCampaign} THEN 'campaign' ELSE 'direct' END`
  const rest = [`WHEN ${isCampaign} THEN 'campaign'`, `WHEN ${isOf('payment', dialect)} THEN 'direct'`]
  return `CASE ${[...byMedium, fromNowhere, ...byHost, ...rest].join(' ')} ELSE 'referral' END`
}

function isOf(source: SourceHosts, dialect: Dialect): string {
  return `coalesce(${dialect.fits('entry_referrer', `'${patternOf(sourceHosts[source])}'`)}, FALSE)`
}

/** RE2: the host itself or one below it, with or without a port. Hosts of addresses are in lower case. */
function patternOf(hosts: readonly string[]): string {
  const names = hosts.map((host) => host.replaceAll('.', '\\.').replace('\\.*', '\\.[a-z.]{2,6}'))
  return `(^|\\.)(${names.join('|')})(:[0-9]+)?$`
}

function listOf(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ')
}
