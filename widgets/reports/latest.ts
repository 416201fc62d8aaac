// One piece of work at a time: a newer one aborts the older, whose result is thrown away.

export interface Latest {
  run<Result>(work: (signal: AbortSignal) => Promise<Result>, done: (result: Result) => void): Promise<void>
  /** Aborts what is under way. */
  stop(): void
}

export const createLatest = (): Latest => {
  let underWay = new AbortController()
  return {
    run: async (work, done) => {
      underWay.abort()
      const mine = new AbortController()
      underWay = mine
      const result = await work(mine.signal)
      if (!mine.signal.aborted) done(result)
    },
    stop: () => underWay.abort(),
  }
}
