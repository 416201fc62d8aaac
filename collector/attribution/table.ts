// Common table expressions in their order: each may read those before it.

/** Its name and its text; `readOften`: more than once, so it is computed once. */
export type Table = readonly [name: string, sql: string, readOften?: 'readOften']

export function withTables(tables: readonly Table[]): string {
  const texts = tables.map(
    ([name, sql, readOften]) => `${name} AS ${readOften ? '' : 'NOT '}MATERIALIZED (${sql})`,
  )
  return `WITH ${texts.join(',\n')}`
}
