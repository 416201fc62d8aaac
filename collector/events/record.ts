// A journal record: one event as one line of JSON whose first field is the CRC-32 of the rest of the line.
import { crc32 } from 'node:zlib'
import type { StoredEvent } from '../stores/events.ts'

/** `{"crc":"0123abcd",` — the fixed-width head in front of every record. */
const headLength = '{"crc":"00000000",'.length

/** One event as a checked line, newline included: `{"crc":"<8 hex digits>","brand":…}`. */
export function encodeRecord(event: StoredEvent): string {
  const rest = JSON.stringify(event).slice(1)
  return `{"crc":"${checksum(rest)}",${rest}\n`
}

/** Whether a line (without its newline) is a whole record: a torn or flipped one is not. */
export function isWholeRecord(line: string): boolean {
  return line.startsWith(`{"crc":"${checksum(line.slice(headLength))}",`)
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}
