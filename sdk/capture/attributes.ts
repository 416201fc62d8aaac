import type { EventParams, Item } from '../protocol/events.ts'

/**
 * What `data-candor-<name>="…"` says, by name: text, whose numbers the collector reads. `event` is the event's. An item's
 * fields and its event's may be mixed.
 */
export type Marks = EventParams & Item & { event: string }

export const marksOf = ({ attributes }: Element): Marks =>
  Object.fromEntries(
    [...attributes].flatMap(({ name, value }): string[][] => {
      const mark = name.split('data-candor-')[1]
      return mark ? [[mark, value]] : []
    }),
  )
