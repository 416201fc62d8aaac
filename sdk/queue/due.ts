/** What is called when something is due to be sent: handed in, because sending looks at everything else. */
export let flushNow: () => void

export const startDue = (flush: () => void): void => {
  flushNow = flush
}
