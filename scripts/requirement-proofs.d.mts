// For the tests: the script is plain JavaScript, so that `npm run requirements` needs only Node.
export interface TestOutcome {
  title: string
  /** As vitest's JSON reporter says it: `passed`, `failed`, `skipped` … */
  status: string
}

export function knownIds(text: string): string[]
export function idsOf(name: string): string[]
export function proofsOf(ids: string[], tests: TestOutcome[]): Record<string, string[]>
export function proofLines(proofs: Record<string, string[]>): string[]
