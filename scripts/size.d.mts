/** Bytes of brotli at quality 11 that a shipped file may have. */
export const budgets: { file: string; brotli: number }[]
export function measure(file: string): { raw: number; gzip: number; brotli: number }
