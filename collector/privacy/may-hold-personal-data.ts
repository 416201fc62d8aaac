// The quick look that spares nearly every text the search for personal data.

/** The least that any finder needs: a phone's digits, a token's characters. */
const leastDigits = 7
const leastRun = 24

/** Whether a folded text must be looked at by the finders. One pass, well under a microsecond for a plain term. */
export function mayHoldPersonalData(folded: string): boolean {
  let digits = 0
  let run = 0
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i)
    const isDigit = unit >= 48 && unit <= 57
    if (isDigit && ++digits >= leastDigits) return true
    run = isDigit || isLetterOrJoin(unit) ? run + 1 : 0
    // `@`, or `%` that may be the head of `%40`.
    if (unit === 64 || unit === 37 || run >= leastRun) return true
  }
  return false
}

/** a to z in both cases, and what joins a token's parts: `-`, `.`, `_`. */
function isLetterOrJoin(unit: number): boolean {
  const lower = unit | 32
  return (lower >= 97 && lower <= 122) || unit === 45 || unit === 46 || unit === 95
}
