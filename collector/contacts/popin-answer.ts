// What `GET /p/<brand>/popin/<kind>` answers: the popin in one language, about one publication's ambassador, with the
// hashes of its boxes' texts. What it says is kept before it is said.
import { createHash } from 'node:crypto'
import { type PopinKind, type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import type { PartnersList, PopinAnswer, PopinTextKey } from '../../sdk/protocol/popin.ts'
import { asName, fill } from '../../widgets/texts/fill.ts'
import type { Brand } from '../brands/brand.ts'
import { noticeUrl } from '../settings/notice-url.ts'
import type { PopinSettings } from '../settings/popin-settings.ts'
import { type Wording, wordingOf } from './brand-wording.ts'
import { fieldsOf, isOptInPopin } from './popin-fields.ts'
import { popinTexts, textKeyOf } from './popin-texts.ts'
import { textHash } from './text-hash.ts'
import type { BoxText, ShownTexts, Texts } from './texts.ts'

/** Whom a publication belongs to, as shoppers see it. */
export interface ShownAmbassador {
  alias: string
  /** An https address, or null. */
  picture: string | null
}

export interface PopinQuestion {
  kind: PopinKind
  /** As the browser asks, e.g. `pt-BR`; absent: the brand's first. */
  language?: string | undefined
  publication?: string | undefined
}

export type AnsweredPopin =
  | { ok: true; answer: PopinAnswer }
  /** `no_publication`: this popin is about an ambassador, and none is known. `no_voucher`: the brand gives none. */
  | { ok: false; reason: 'no_publication' | 'no_voucher' }

/** Throws a RecordStoreTrouble when what it says cannot be kept. */
export type AnswerPopin = (brand: Brand, question: PopinQuestion) => Promise<AnsweredPopin>

export interface PopinAnswerOptions {
  texts: Pick<Texts, 'keep'>
  findPublication: (brand: string, id: string) => Promise<ShownAmbassador | null>
}

export function createAnswerPopin({ texts, findPublication }: PopinAnswerOptions): AnswerPopin {
  return async (brand, { kind, language, publication }) => {
    const ambassador = publication === undefined ? null : await findPublication(brand.name, publication)
    if (!ambassador && (kind === 'order' || kind === 'voucher'))
      return { ok: false, reason: 'no_publication' }
    if (kind === 'voucher' && !brand.settings.popins.voucher) return { ok: false, reason: 'no_voucher' }
    const { answer, shown } = composePopin(brand, kind, wordingOf(brand, language), ambassador)
    if (isOptInPopin(kind)) await texts.keep(brand.name, shown)
    return { ok: true, answer }
  }
}

/** The answer, and what of it has to be kept. */
export function composePopin(
  { settings }: Pick<Brand, 'settings'>,
  kind: PopinKind,
  wording: Wording,
  ambassador: ShownAmbassador | null,
): { answer: PopinAnswer; shown: ShownTexts } {
  const { popins } = settings
  const boxes = boxesOf(kind, popins, ambassador !== null)
  const partners = boxes.includes('partners') ? partnersList(popins) : null
  const open = (name: PopinTextKey) =>
    isAbsent(name, boxes)
      ? ''
      : wording.template(textKeyOf(kind, name), { count: partners?.names.length ?? 0 })
  const alias = ambassador ? asName(ambassador.alias, wording.language) : null
  const close = (text: string) => fill(text, { ambassador: alias ?? wording.brand })
  const boxTexts = boxes.map((to): BoxText => boxText(to, open(`box_${to}`), alias, close, wording.language))
  const fields = fieldsOf(kind, popins, wording)
  const texts = popinTexts[kind](open)
  const noticeVersion = settings.privacyNoticeVersion ?? null
  const version = versionOf(wording, [kind, texts, fields, partners?.version ?? null, noticeVersion])
  const answer: PopinAnswer = {
    version,
    language: wording.language,
    direction: wording.direction,
    texts: popinTexts[kind]((name) => close(open(name))),
    text_hashes: Object.fromEntries(boxTexts.map(({ recipient, hash }) => [recipient, hash])),
    boxes,
    partners,
    fields,
    ambassador: ambassador && { alias: ambassador.alias, picture: ambassador.picture },
    privacy_url: noticeUrl(settings),
    notice_version: noticeVersion,
    delay_seconds: popins.delaySeconds[kind],
  }
  return { answer, shown: { version, noticeVersion, popin: kind, texts, boxes: boxTexts, partners } }
}

/** Those that the brand asks for, of which there is somebody to ask for. */
function boxesOf(kind: PopinKind, { boxes, partners }: PopinSettings, hasAmbassador: boolean): Recipient[] {
  if (!isOptInPopin(kind)) return []
  const asked: readonly Recipient[] = boxes[kind]
  const exists: Record<Recipient, boolean> = { ambassador: hasAmbassador, brand: true, partners: !!partners }
  return recipients.filter((to) => asked.includes(to) && exists[to])
}

/** The sentence of a box that is not displayed is not said. */
function isAbsent(name: PopinTextKey, boxes: readonly Recipient[]): boolean {
  if (name === 'partners_list') return !boxes.includes('partners')
  return recipients.some((to) => name === `box_${to}` && !boxes.includes(to))
}

function boxText(
  recipient: Recipient,
  wording: string,
  alias: string | null,
  close: (text: string) => string,
  language: string,
): BoxText {
  const named = wording.includes('{ambassador}') ? alias : null
  return { hash: textHash(close(wording)), recipient, wording, alias: named, language }
}

/** The list with its version, which stands for the names too: another name is another version (POPINS 2). */
export function partnersList({ partners }: PopinSettings): PartnersList | null {
  if (!partners) return null
  return { version: `${partners.version}.${digest(partners.names).slice(0, 8)}`, names: partners.names }
}

/** `fr.1.3f2a9c…`: the language, the version of Candor's texts, and a digest of all that this popin says and asks. */
function versionOf({ language, version }: Wording, content: unknown): string {
  return `${language}.${version}.${digest(content).slice(0, 16)}`
}

function digest(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
