// Runs of digit groups in a text, such as `06 12 34 56 78`: what phone and card numbers are looked for in.

export interface DigitGroup {
  digits: string
  start: number
  /** Exclusive. */
  end: number
}

/** Groups of one run follow each other with one or two separators in between, nothing else. */
export type DigitRun = readonly DigitGroup[]

/** A part of a run: the groups from one to another, both included. */
export interface DigitWindow {
  from: number
  to: number
  /** The digits of all its groups. */
  digits: string
  start: number
  end: number
}

const groupPattern = /\d+/g
/** Blank, dash, dot, slash and brackets, at most three in a row as in `33 (0) 6`; zero-width ones hide nothing. */
const separator = /^[ .\-/()\u200b-\u200d\u2060\ufeff]{1,3}$/
/** A digit that hangs on a letter is a code: `AB123`, `123XL`, `SKU-123`. Latin only: others write without blanks. */
const letterBefore = /[\p{Script=Latin}_]-?$/u
const letterAfter = /^-?[\p{Script=Latin}_]/u

/** Every run of a folded text, those that hang on letters left out. */
export function findDigitRuns(text: string): DigitRun[] {
  const runs: DigitGroup[][] = []
  let last: DigitGroup | undefined
  for (const match of text.matchAll(groupPattern)) {
    const group = { digits: match[0], start: match.index, end: match.index + match[0].length }
    const joins = last !== undefined && separator.test(text.slice(last.end, group.start))
    if (isPartOfCode(text, group)) {
      last = undefined
      continue
    }
    if (joins) runs.at(-1)?.push(group)
    else runs.push([group])
    last = group
  }
  return runs
}

function isPartOfCode(text: string, { start, end }: DigitGroup): boolean {
  return (
    letterBefore.test(text.slice(Math.max(0, start - 3), start)) || letterAfter.test(text.slice(end, end + 3))
  )
}

/** The windows of `least` to `most` digits that begin at a group, the longest first. */
export function windowsFrom(run: DigitRun, from: number, least: number, most: number): DigitWindow[] {
  const found: DigitWindow[] = []
  let digits = ''
  for (let to = from; to < run.length; to++) {
    digits += run[to]?.digits ?? ''
    if (digits.length > most) break
    if (digits.length < least) continue
    found.push({ from, to, digits, start: run[from]?.start ?? 0, end: run[to]?.end ?? 0 })
  }
  return found.reverse()
}

/** In each run the windows that are wanted, from left to right, none overlapping another. */
export function pickWindows(run: DigitRun, pick: (from: number) => DigitWindow | undefined): DigitWindow[] {
  const picked: DigitWindow[] = []
  for (let from = 0; from < run.length; from++) {
    const window = pick(from)
    if (window === undefined) continue
    picked.push(window)
    from = window.to
  }
  return picked
}
