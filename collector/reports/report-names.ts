// The names of the reports that are queries, in the order in which they are shown.
export const reportNames = [
  'overview',
  'search',
  'products',
  'funnel',
  'carts',
  'publications',
  'ambassadors',
  'sources',
  'retention',
  'devices',
  'pages',
] as const
export type ReportName = (typeof reportNames)[number]
