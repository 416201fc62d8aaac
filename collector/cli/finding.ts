// What `candor doctor` says about one thing.

export interface Finding {
  check: string
  /** `note`: works, but somebody should know. */
  state: 'ok' | 'note' | 'problem'
  message: string
}
