export const currency: 'EUR'
export function formatEuros(cents: number): string
export function toDecimal(cents: number): number
