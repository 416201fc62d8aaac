// The contract between the tag and the popins' file: what the tag hands over, and what it gets back.
import type { Consent, PrivacySignal } from '../../sdk/protocol/consent.ts'
import type { CookieName } from '../../sdk/protocol/cookies.ts'
import type { CustomParams } from '../../sdk/protocol/events.ts'
import type { PopinKind } from '../../sdk/protocol/opt-in.ts'
import type { PopinOptions } from '../../sdk/protocol/popin.ts'
import type { TagSettings } from '../../sdk/protocol/tag-settings.ts'

/** What the tag knows and can do, for the popins. */
export interface PopinHost {
  /** The collector's folder, with its last slash. */
  folder: string
  brand: string
  settings: Pick<TagSettings, 'prefix' | 'mayStore'>
  /** The page's language (`<html lang>`), else the browser's. */
  language: string
  /** What the browser asks for now on the person's behalf. */
  signal: PrivacySignal | null
  /** The shopper's answer to the consent question. */
  consent(answer: Consent): void
  /** An event, measured as every event is. */
  track(name: string, params: CustomParams): void
  /** What one of the tag's cookies holds, if it holds something sound. */
  read(name: CookieName): string | null | undefined
}

/**
 * Opens a popin, or does not: only one is open at a time, and one that nobody asked for waits for its trigger and keeps
 * to the caps. `isAsked`: the call came from an act of the person's (`main.ts`). `calledAt`: that moment in milliseconds since 1970, from which delays count.
 */
export type OpenPopin = (
  kind: PopinKind,
  options: PopinOptions,
  isAsked: boolean,
  calledAt: number,
) => unknown

/** What a tag starts, once a page. */
export type StartPopins = (host: PopinHost) => OpenPopin
