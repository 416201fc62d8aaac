/** For what a browser may forbid by throwing (cookies in a sandbox, `replaceState` too often): `undefined` then. */
export const attempt = <Result>(work: () => Result): Result | undefined => {
  try {
    return work()
  } catch {
    return undefined
  }
}
