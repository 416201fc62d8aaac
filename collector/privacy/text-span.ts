// Where something stands in a text.

export interface TextSpan {
  /** UTF-16 units from the text's start. */
  start: number
  /** Exclusive. */
  end: number
}
