// Waiting for something that another part of the program does, without guessing how long it takes.

const pollMs = 5
const mostMs = 20_000

/** Resolves with the first answer that is not false; rejects with what was waited for after 20 s. */
export async function until<T>(what: string, look: () => T | false | Promise<T | false>): Promise<T> {
  for (let waited = 0; waited < mostMs; waited += pollMs) {
    const seen = await look()
    if (seen !== false) return seen
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  throw new Error(`waited in vain until ${what}`)
}
