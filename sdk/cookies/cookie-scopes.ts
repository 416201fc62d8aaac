import type { TagSettings } from '../protocol/tag-settings.ts'

/**
 * The `Domain` attributes to try, the widest first, the page's own host last. Which of them is a public suffix (`co.uk`,
 * a platform's domain) only the browser knows: it keeps no cookie for one, and that is how the jar finds out.
 * What the collector sets without a named domain is the host's, so there the script's are too.
 */
export function cookieScopes(
  hostname: string,
  { domain, reach, setBy }: Pick<TagSettings['cookies'], 'domain' | 'reach' | 'setBy'>,
): string[] {
  const labels = hostname.split('.')
  const isWide = reach !== 'host' && setBy !== 'server'
  const domains = domain
    ? [domain]
    : labels.slice(isWide ? 1 : labels.length).map((_, at) => labels.slice(-at - 2).join('.'))
  return [...domains.map((name) => `; Domain=${name}`), '']
}
