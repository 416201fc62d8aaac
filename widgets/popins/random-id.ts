/**
 * A UUID version 4 of 120 random bits. Not by `crypto.randomUUID`, which exists in secure contexts only.
 * Of the variant's four values it is always `a`.
 */
export const randomId = (crypto: Pick<Crypto, 'getRandomValues'>): string => {
  const digits = [...crypto.getRandomValues(new Uint8Array(30))].map((byte) => (byte & 15).toString(16))
  return 'xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx'.replace(/x/g, () => digits.pop() ?? '')
}
