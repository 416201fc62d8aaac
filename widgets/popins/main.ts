// The popins' file, a module that the tag loads when one is called. The only file of it that touches globals.

import type { PopinOptions } from '../../sdk/protocol/popin.ts'
import type { PopinParts } from '../../sdk/protocol/popin-parts.ts'
import type { OpenPopin } from './host.ts'
import { hostOf } from './host-of.ts'
import { watchOwnForms } from './own-forms.ts'
import { pickProduct } from './pick-product.ts'
import { createStartPopins } from './start-popins.ts'

/**
 * Whether the person asked for it. An order's popin is called after a press in any case, the one that placed the order,
 * which a shop of one page has just had: so there it is the press itself that must have called.
 */
function isAct(kind: string, [event]: PopinParts): boolean {
  const isActive = navigator.userActivation?.isActive ?? false
  return isActive && (kind !== 'order' || (event instanceof UIEvent && event.isTrusted))
}

let openPopin: OpenPopin | undefined
let isWatching: boolean | undefined

/**
 * `candor('popin', kind, options)` and `candor('pick', 'product', product)`; `external_form` comes from the tag, each time
 * that somebody uses a form marked `data-candor-form`. `isAsked` and `calledAt`: see `OpenPopin`.
 */
export function open(
  parts: PopinParts,
  kind: Parameters<OpenPopin>[0] | 'product' | 'external_form',
  options: PopinOptions = {},
  isAsked = isAct(kind, parts),
  calledAt = Date.now(),
): unknown {
  const host = hostOf(window, parts)
  if (kind === 'product') return pickProduct(host, { ...options })
  if (kind === 'external_form') {
    if (!isWatching) watchOwnForms(window, host)
    isWatching = true
    return
  }
  openPopin ??= createStartPopins(window)(host)
  return openPopin(kind, options, isAsked, calledAt)
}
