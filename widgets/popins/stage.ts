// What every popin stands on, and is started with. Names that end in `_` stay inside this file's bundle.
import type { ComponentChild } from 'preact'
import type { PopinAnswer, PopinOptions } from '../../sdk/protocol/popin.ts'
import type { Outcome } from './caps.ts'
import type { PopinHost } from './host.ts'

export interface Stage<Answer extends PopinAnswer = PopinAnswer> {
  host_: PopinHost
  options_: PopinOptions
  answer_: Answer
  root_: ShadowRoot
  /** The person opened it, or unfolded it where it began small. */
  isModal_: boolean
  /** Draws, shows it the first time, and brings the focus back into the dialog where a redraw has lost it. */
  draw_: (popin: ComponentChild) => void
  /** For the caps. */
  remember_: (outcome: Outcome) => void
  /** Takes the popin away. */
  end_: () => void
}
