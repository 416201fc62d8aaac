import type { EventParams, Item } from '../protocol/events.ts'

/** The attributes whose values are numbers on the wire; an ID such as `007` stays text. */
const numbers = /^(index|price|quantity|results|value)$/

/** What `data-candor-<name>="…"` says, by name. `event` is the event's. An item's fields and its event's may be mixed. */
export type Marks = EventParams & Item & { event: string }

export const marksOf = ({ attributes }: Element): Marks =>
  Object.fromEntries(
    [...attributes].flatMap(({ name, value }): (string | number)[][] => {
      const [, mark] = name.split('data-candor-')
      return mark ? [[mark, numbers.test(mark) ? Number(value) : value]] : []
    }),
  )
