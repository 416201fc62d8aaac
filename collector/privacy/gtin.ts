// The numbers under bar codes.

/** Whether digits are an EAN-8, UPC-A or EAN-13 with a right check digit (GS1 General Specifications, 7.9). */
export function isGtin(digits: string): boolean {
  if (digits.length !== 8 && digits.length !== 12 && digits.length !== 13) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    sum += i % 2 === 0 ? digit : digit * 3
  }
  return sum % 10 === 0
}
