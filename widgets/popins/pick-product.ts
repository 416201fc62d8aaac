// `candor('pick', 'product', {…})`: an ambassador, who came to pick products (K1), picks one.
import type { PopinHost } from './host.ts'

/** The event `pick` with the product and the ambassador's ID; nothing where no ambassador is picking. */
export function pickProduct({ read, track }: Pick<PopinHost, 'read' | 'track'>, product: object): void {
  const ambassador = read('session_add')?.split('.')[0]
  if (ambassador) track('pick', { ...product, ambassador })
}
