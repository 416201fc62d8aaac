import type { TagSettings } from './protocol/tag-settings.ts'

/** The brand's settings, whole. */
export let settings: TagSettings
/** The collector's folder, with its last slash. */
export let folder: string
// Those that are read most, by names that the minifier can shorten.
export let mayStore: TagSettings['mayStore']
export let pageViews: TagSettings['pageViews']

export const useSettings = (given: TagSettings, from: string): void => {
  ;({ mayStore, pageViews } = settings = given)
  folder = from
}
