// One measured number, and how several tries become one.

export interface Figure {
  bench: string
  value: number
  unit: string
}

/** The middle of an odd number of tries, the mean of the middle two of an even one; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
}

/** The value that so many percent do not exceed; NaN of none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN
}

/** Three significant digits, and whole numbers from a hundred up: what such a measurement can say. */
export function figure(bench: string, value: number, unit: string): Figure {
  return { bench, value: value >= 100 ? Math.round(value) : Number(value.toPrecision(3)), unit }
}
