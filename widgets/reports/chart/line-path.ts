// An SVG path through points, broken where a value was not measured.

export interface Point {
  x: number
  y: number
}

const place = ({ x, y }: Point): string => `${Number(x.toFixed(2))} ${Number(y.toFixed(2))}`

/** A point without neighbours becomes a dot: a line of no length, which a round cap makes visible. */
const strokeOf = (run: Point[]): string => {
  const [first, ...rest] = run
  if (!first) return ''
  return `M${place(first)}${rest.length ? rest.map((point) => `L${place(point)}`).join('') : 'h0'}`
}

/** @param points null is a gap */
export const linePath = (points: (Point | null)[]): string => {
  const runs: Point[][] = [[]]
  for (const point of points) {
    if (point) runs.at(-1)?.push(point)
    else runs.push([])
  }
  return runs.map(strokeOf).join('')
}
