// A thank-you page that is loaded again sends its order once.
import type { StoredLines } from '../browser/stored-lines.ts'
import type { EventParams } from '../protocol/events.ts'
import { limits } from '../protocol/limits.ts'

export interface OrderMemory {
  /** Whether the order is a new one; from then on it is known. */
  isNew_(order?: EventParams): boolean
  load_(): void
  save_(): void
  forget_(): void
}

/** 32 bits that do not tell the order's number. */
const hash = (text: string) =>
  [...text].reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) | 0, 7).toString(36)

export function createOrderMemory(store: StoredLines): OrderMemory {
  let known: string[] = []
  return {
    isNew_(order) {
      const id = hash(`${order?.transaction_id}`)
      const isNew = !order?.transaction_id || !known.includes(id)
      if (isNew) known.push(id)
      return isNew
    },
    load_() {
      store((lines) => {
        known = [...lines, ...known]
        return lines
      })
    },
    save_() {
      store(() => known.slice(-limits.rememberedOrders))
    },
    forget_() {
      known = []
    },
  }
}
