// Takes a list of items, each by itself: one that is refused never spoils the others.
import type { Brand } from '../../brands/brand.ts'
import type { PublicationLinks } from '../../publications/publication-links.ts'
import type { RecordStore } from '../../stores/records.ts'
import type { OrderNote } from './orders.ts'
import type { ItemProblem } from './parse-item.ts'
import type { Take, Taken } from './taken.ts'

/** The answer to a list. Items are named by their place, never by what is in them. */
export interface ItemsAnswer {
  accepted: number
  refused: (ItemProblem & { index: number })[]
  /** Items that were taken without their person. */
  notes: { index: number; code: OrderNote; message: string }[]
  /** Where links were made: those of each item. */
  links?: (PublicationLinks & { index: number })[]
  /** Where webhooks will speak of the contact: its ID here. */
  contacts?: { index: number; contact: string }[]
}

const noteMessages: Readonly<Record<OrderNote, string>> = {
  contacts_off: 'the order is verified; of its person nothing was kept, since the setting contacts is off',
  no_ambassador:
    'the order is verified; of its person nothing was kept, since no publication and no ambassador is named',
  unknown_publication:
    'the order is verified; of its person nothing was kept, since there is no such publication',
}

/** Items in one transaction: a long list must not keep a shopper's answer waiting. */
const itemsAtOnce = 20

/** On disk when it resolves. When the storage fails in between, sending the list again is harmless. */
export async function takeItems(
  records: RecordStore,
  brand: Brand,
  items: readonly unknown[],
  take: Take,
): Promise<ItemsAnswer> {
  const answer: ItemsAnswer = { accepted: 0, refused: [], notes: [] }
  for (let start = 0; start < items.length; start += itemsAtOnce) {
    const taken = await records.transact(brand.name, async (tx) => {
      const results = []
      for (const item of items.slice(start, start + itemsAtOnce)) results.push(await take(tx, brand, item))
      return results
    })
    for (const [offset, result] of taken.entries()) addTaken(answer, start + offset, result)
  }
  return answer
}

function addTaken(answer: ItemsAnswer, index: number, result: Taken): void {
  if (!result.ok) {
    answer.refused.push({ index, ...result.problem })
    return
  }
  const { note, links, contact } = result
  answer.accepted++
  if (note) answer.notes.push({ index, code: note, message: noteMessages[note] })
  if (links) answer.links = [...(answer.links ?? []), { index, ...links }]
  if (contact !== undefined) answer.contacts = [...(answer.contacts ?? []), { index, contact }]
}
