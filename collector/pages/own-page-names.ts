// The names of what the own page sends; the page and the route that reads them both take them from here.

export const ownPageButtons = {
  save: 'save',
  stopAll: 'stop_all',
  correct: 'correct',
  copyJson: 'copy_json',
  copyCsv: 'copy_csv',
  restrict: 'restrict',
  lift: 'lift',
  object: 'object',
  allow: 'allow',
  erase: 'erase',
} as const
export type OwnPageButton = (typeof ownPageButtons)[keyof typeof ownPageButtons]

/** The name of every switch; its value says which. */
export const switchName = 'on'
/** Why somebody has it erased. */
export const reasonName = 'reason'
/** Stands before the name of each of the brand's own fields. */
export const customPrefix = 'custom.'
/** The details, in the order of the form. */
export const detailNames = ['first_name', 'last_name', 'email', 'phone', 'city', 'postal_code'] as const
