// A ledger as text, in pieces of any size, to its lines.
import { type LedgerLine, parseLine } from './ledger-line.ts'

/** By line feeds alone: `node:readline` would take other bytes for the end of a line, and hide that they changed. */
export async function* parseLedger(
  pieces: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<LedgerLine> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = `${rest}${piece}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines.map(parseLine)
  }
  if (rest !== '') yield parseLine(rest)
}
