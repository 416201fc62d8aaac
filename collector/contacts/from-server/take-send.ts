// That a publication was sent to one contact (E12): noted in their history, and answered with links of their own.
import { z } from 'zod'
import { linksOf } from '../../publications/publication-links.ts'
import type { Publication } from '../../publications/publications.ts'
import type { Sends } from '../../publications/sends.ts'
import { type FindTold, toldFields } from './find-told.ts'
import { ownTime } from './item-fields.ts'
import { parseItem } from './parse-item.ts'
import { type Take, whole } from './taken.ts'

const sendSchema = z.strictObject({ ...toldFields, at: ownTime })

export interface TakeSendOptions {
  findTold: FindTold
  sends: Sends
}

/** Takes the contacts that one publication was sent to. */
export type TakeSend = (publication: Publication) => Take

export function createTakeSend({ findTold, sends }: TakeSendOptions): TakeSend {
  return (publication) => async (tx, brand, item) => {
    const parsed = parseItem(sendSchema, item)
    if (!parsed.ok) return parsed
    const found = await findTold(tx, brand.name, parsed.item)
    if (!found.ok) return found
    const { contact } = found
    const sent = { publication: publication.id, contact, at: parsed.item.at }
    const secret = await sends.send(tx, brand.name, sent)
    return { ...whole, links: linksOf(brand, publication, secret) }
  }
}
