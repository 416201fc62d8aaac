// Group commit: what is asked for while a brand's entries are being kept is kept together, in the next transaction.

/** Resolves once the item is kept; rejects with what keeping it threw. */
export type Gathered<Item> = (brand: string | null, item: Item) => Promise<void>

interface Waiting<Item> {
  items: Item[]
  kept: Promise<void>
}

export function createGathered<Item>(
  keep: (brand: string | null, items: readonly Item[]) => Promise<void>,
): Gathered<Item> {
  const running = new Map<string | null, Promise<unknown>>()
  const waiting = new Map<string | null, Waiting<Item>>()

  function begin(brand: string | null, items: readonly Item[]): Promise<void> {
    waiting.delete(brand)
    const kept = keep(brand, items)
    const ended = kept
      .catch(() => null)
      .then(() => {
        if (running.get(brand) === ended) running.delete(brand)
      })
    running.set(brand, ended)
    return kept
  }

  return (brand, item) => {
    const next = waiting.get(brand)
    if (next) {
      next.items.push(item)
      return next.kept
    }
    const before = running.get(brand)
    if (!before) return begin(brand, [item])
    const items = [item]
    const kept = before.then(() => begin(brand, items))
    waiting.set(brand, { items, kept })
    return kept
  }
}
