/** Bytes of a text as UTF-8. */
export const byteLength = (text: string): number => new Blob([text]).size
