// The popins' file, a module that the tag loads when one is called. The only file of it that touches globals.

import type { PopinOptions } from '../../sdk/protocol/popin.ts'
import type { PopinParts } from '../../sdk/protocol/popin-parts.ts'
import type { OpenPopin } from './host.ts'
import { hostOf } from './host-of.ts'
import { pickProduct } from './pick-product.ts'
import { createStartPopins } from './start-popins.ts'

let openPopin: OpenPopin | undefined

/** `candor('popin', kind, options)` and `candor('pick', 'product', product)`. `isAsked` and `calledAt`: see `OpenPopin`. */
export function open(
  parts: PopinParts,
  kind: Parameters<OpenPopin>[0] | 'product',
  options: PopinOptions = {},
  isAsked = navigator.userActivation?.isActive ?? false,
  calledAt = Date.now(),
): unknown {
  const host = hostOf(window, parts)
  if (kind === 'product') return pickProduct(host, { ...options })
  openPopin ??= createStartPopins(window)(host)
  return openPopin(kind, options, isAsked, calledAt)
}
