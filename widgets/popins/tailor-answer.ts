// What of the collector's answer is shown to this person on this occasion.
import type { PrivacySignal } from '../../sdk/protocol/consent.ts'
import type { PopinAnswer, PopinOptions } from '../../sdk/protocol/popin.ts'

/**
 * Without the partners' box under GPC (POPINS 9), without the ambassador's where the brand's opt-in stands for it (C8),
 * and of what the brand has already sent only the message is asked.
 */
export const tailorAnswer = <Answer extends PopinAnswer>(
  answer: Answer,
  { has_details, has_opt_in }: PopinOptions,
  signal: PrivacySignal | null,
): Answer => ({
  ...answer,
  boxes: answer.boxes.filter(
    (recipient) =>
      !(recipient === 'partners' && signal === 'gpc') && !(recipient === 'ambassador' && has_opt_in),
  ),
  fields: answer.fields.filter(({ name }) => !has_details || name === 'message'),
})
