// An event store in which nothing ever happened, for rooms that are tested without behaviour.
import type { DataFolder } from '../../collector/data-folder.ts'

export const noEvents: DataFolder['store'] = {
  load: async () => ({ stored: 0, repeated: 0 }),
  query: async () => [],
  keep: async () => ({ name: '(SELECT 1)', drop: async () => {} }),
  version: async () => ({ files: '', events: 0 }),
  forEachRecent: async () => {},
  close: async () => {},
  months: async () => [],
  dropMonths: async () => [],
  forget: async () => ({ events: 0, months: [] }),
  removeBrand: async () => {},
  withMonthFile: async () => {
    throw new Error('there is no month')
  },
}
