// Payment card numbers in a folded text: 13 to 19 digits, as issued, with a right Luhn digit.
import { findDigitRuns, pickWindows, windowsFrom } from './digit-groups.ts'
import { isGtin } from './gtin.ts'
import type { TextSpan } from './text-span.ts'

/** First digits and lengths that networks issue (ISO/IEC 7812). Other numbers are order numbers, parcels, phones. */
const networks: readonly { name: string; starts: RegExp; lengths: readonly number[] }[] = [
  { name: 'Visa', starts: /^4/, lengths: [13, 16, 19] },
  { name: 'Mastercard', starts: /^(?:5[1-5]|2[2-7])/, lengths: [16] },
  { name: 'American Express', starts: /^3[47]/, lengths: [15] },
  { name: 'Diners Club', starts: /^3(?:0[0-5]|[689])/, lengths: [14, 16, 19] },
  { name: 'JCB', starts: /^35/, lengths: [16, 17, 18, 19] },
  {
    name: 'Discover, UnionPay, RuPay, Mir',
    starts: /^(?:2200|2201|2202|2203|2204|6[0245]|8[12])/,
    lengths: [16, 17, 18, 19],
  },
  { name: 'Maestro', starts: /^(?:50|5[6-9]|6)/, lengths: [13, 14, 15, 16, 17, 18, 19] },
]

const leastDigits = 13
const mostDigits = 19

export function findCards(text: string): TextSpan[] {
  return findDigitRuns(text).flatMap((run) =>
    pickWindows(run, (from) =>
      windowsFrom(run, from, leastDigits, mostDigits).find(({ digits }) => isCard(digits)),
    ),
  )
}

function isCard(digits: string): boolean {
  // First what is cheapest: nine numbers of ten end here.
  if (!hasLuhnDigit(digits) || !isIssued(digits)) return false
  // A 13-digit number that is a right EAN stays: shoppers search by it, and Visa has long issued 16 digits only.
  return digits.length !== 13 || !isGtin(digits)
}

function isIssued(digits: string): boolean {
  return networks.some(({ starts, lengths }) => lengths.includes(digits.length) && starts.test(digits))
}

function hasLuhnDigit(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = digit * 2
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
