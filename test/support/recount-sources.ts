// Where a visit came from, by plain comparisons of its first event. None of the product's code but the table of hosts.
import { sourceHosts } from '../../collector/reports/source-hosts.ts'
import type { StoredEvent } from '../../collector/stores/events.ts'

export function hostsOf(first: StoredEvent): { referrer: string | null; source: string } {
  const { referrer_host, host, utm_source, utm_campaign } = first
  const medium = first.utm_medium?.toLowerCase() ?? ''
  const isOwn =
    referrer_host === host || (referrer_host !== null && isAmong(sourceHosts.payment, referrer_host))
  const referrer = isOwn ? null : referrer_host
  if (['email', 'e-mail', 'mail', 'newsletter'].includes(medium)) return { referrer, source: 'mail' }
  const social = ['social', 'social-network', 'social-media', 'sm', 'paid-social', 'paid_social']
  if (social.includes(medium)) return { referrer, source: 'social' }
  for (const source of ['ai', 'mail', 'social', 'search'] as const) {
    if (referrer_host !== null && isAmong(sourceHosts[source], referrer_host)) return { referrer, source }
  }
  if (utm_source !== null || first.utm_medium !== null || utm_campaign !== null)
    return { referrer, source: 'campaign' }
  return { referrer, source: referrer === null ? 'direct' : 'referral' }
}

function isAmong(names: readonly string[], host: string): boolean {
  const labels = host.toLowerCase().replace(/:\d+$/, '').split('.')
  for (const name of names) {
    const wanted = name.split('.')
    for (let at = 0; at < labels.length; at++) {
      const rest = labels.slice(at)
      if (rest.join('.') === name) return true
      const isAnywhere =
        wanted.at(-1) === '*' && rest.slice(0, wanted.length - 1).join('.') === wanted.slice(0, -1).join('.')
      const country = rest.slice(wanted.length - 1)
      if (
        isAnywhere &&
        country.length > 0 &&
        country.length < 3 &&
        country.every((label) => /^[a-z]{2,3}$/.test(label))
      )
        return true
    }
  }
  return false
}
