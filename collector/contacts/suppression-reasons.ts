// Why an address is never written to again.

/** `global_optout`: the person said so. The others come from mail servers, and from "block this address" in a mail. */
export const suppressionReasons = ['global_optout', 'spam', 'hard_bounce', 'blocked'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]
