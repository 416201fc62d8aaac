// Where a collector that runs on this machine is asked.
import type { Environment } from '../settings/environment.ts'

/** A listener on every address is asked on this machine's own. */
const everyAddress = ['0.0.0.0', '::']

export function collectorAddress({ host, port }: Pick<Environment, 'host' | 'port'>): string {
  const address = everyAddress.includes(host) ? '127.0.0.1' : host
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`
}

/** What to say where the folder is open elsewhere, and nobody answers. */
export function unreachable(folder: string, base: string): string {
  return `${folder} is in use by another process, and no collector answers on ${base} (CANDOR_HOST, CANDOR_PORT)`
}
