/** The first moment (UTC) after a month such as `2026-11`, milliseconds since 1970. */
export function endOfMonth(month: string): number {
  const start = new Date(`${month}-01T00:00:00Z`)
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1)
}
