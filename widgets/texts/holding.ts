// The type of a text with names in it.

/** A text that has each of these names in it, `{brand}` for `brand`. */
export type Holding<Names extends string> = [Names] extends [never]
  ? string
  : All<`${string}{${Names}}${string}`>
/** All members of a union at once. */
type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Every) => void
  ? Every
  : never
