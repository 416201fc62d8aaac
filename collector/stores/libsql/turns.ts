// Whose turn it is: one at a time for each name, in the order they came, and a bounded number of names at once.

export interface Turns {
  /** Runs `work` when its turn has come; null, and nothing is run, when too many are waiting for that name. */
  take<Result>(name: string, work: () => Promise<Result>): Promise<Result> | null
  /** Resolves when nobody has a turn or waits for one. */
  idle(): Promise<void>
}

export interface TurnLimits {
  /** Names that have their turn at the same time. */
  atOnce: number
  /** Turns of one name that are taken or waited for. */
  waiting: number
}

interface Line {
  length: number
  last: Promise<unknown>
}

export function createTurns(limits: TurnLimits): Turns {
  const lines = new Map<string, Line>()
  const places = createPlaces(limits.atOnce)

  async function inPlace<Result>(work: () => Promise<Result>): Promise<Result> {
    await places.take()
    try {
      return await work()
    } finally {
      places.leave()
    }
  }

  function leave(name: string, line: Line): void {
    line.length -= 1
    if (line.length === 0) lines.delete(name)
  }

  return {
    take(name, work) {
      const line = lines.get(name) ?? { length: 0, last: Promise.resolve() }
      if (line.length >= limits.waiting) return null
      line.length += 1
      lines.set(name, line)
      const result = line.last.then(() => inPlace(work))
      line.last = result.then(
        () => leave(name, line),
        () => leave(name, line),
      )
      return result
    },
    async idle() {
      while (lines.size > 0) await Promise.all([...lines.values()].map(({ last }) => last))
    },
  }
}

/** A bounded number of places, given in the order they are asked for. */
function createPlaces(most: number) {
  let taken = 0
  const waiting: (() => void)[] = []
  return {
    async take(): Promise<void> {
      if (taken < most) taken += 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
    },
    /** The place goes straight to the next who waits. */
    leave(): void {
      const next = waiting.shift()
      if (next) next()
      else taken -= 1
    },
  }
}
