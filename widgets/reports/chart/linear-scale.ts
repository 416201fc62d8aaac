// A straight line from a domain to a range.

/** @example linearScale([0, 50], [100, 0])(25) // 50. A domain without width goes to the range's middle. */
export const linearScale =
  ([low, high]: readonly [number, number], [start, end]: readonly [number, number]) =>
  (value: number): number =>
    high === low ? (start + end) / 2 : start + ((value - low) / (high - low)) * (end - start)
