// Questions of a brand go on side by side; who replaces or removes one of its files waits for them, and they for it.

export interface BrandGates {
  /** Runs beside others of its kind. */
  among<Result>(brand: string, work: () => Promise<Result>): Promise<Result>
  /** Runs when nothing else of the brand does, and before whatever is asked for later. */
  alone<Result>(brand: string, work: () => Promise<Result>): Promise<Result>
}

interface Gate {
  /** Resolves when who came last to be alone is done. */
  closed: Promise<unknown>
  /** What runs among others, and has to end first. */
  running: Set<Promise<unknown>>
  /** Who is inside or waits; nobody: the gate can be forgotten. */
  using: number
}

export function createBrandGates(): BrandGates {
  const gates = new Map<string, Gate>()

  async function use<Result>(brand: string, work: (gate: Gate) => Promise<Result>): Promise<Result> {
    const gate = gates.get(brand) ?? { closed: Promise.resolve(), running: new Set(), using: 0 }
    gates.set(brand, gate)
    gate.using += 1
    try {
      return await work(gate)
    } finally {
      gate.using -= 1
      if (gate.using === 0) gates.delete(brand)
    }
  }

  return {
    among: (brand, work) =>
      use(brand, async (gate) => {
        const running = gate.closed.then(work)
        const quiet = running.catch(() => undefined)
        gate.running.add(quiet)
        void quiet.then(() => gate.running.delete(quiet))
        return running
      }),
    alone: (brand, work) =>
      use(brand, async (gate) => {
        const before = [...gate.running, gate.closed]
        const running = Promise.all(before).then(work)
        gate.closed = running.catch(() => undefined)
        return running
      }),
  }
}
