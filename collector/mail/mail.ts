// A mail as the collector sends it: text only, so that there is no pixel, no rewritten link and nothing to render.

export interface Mail {
  to: string
  /** From the texts' tables, never from what a person typed. */
  subject: string
  text: string
  /** Where one POST stops everything (RFC 8058); null for a mail that only an act of a colleague sends, once. */
  unsubscribe: URL | null
  /** The same for every attempt, so that a mailbox may drop a second copy. */
  messageId: string
}

export type SendRefusal =
  /** A header would hold a line break or another control character (S12), or `to` is no single address. */
  | 'unsafe_header'
  /** The brand has no mail server, or its password cannot be read. */
  | 'not_set_up'
  /** The server said no for good to this recipient: a hard bounce. */
  | 'no_mailbox'
  /** The server said no for good to something else: the sender, the message, who calls. */
  | 'refused'
  /** The server could not be reached or said "later". */
  | 'unreachable'

export type SendResult = { ok: true } | { ok: false; reason: SendRefusal }
