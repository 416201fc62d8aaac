// What a shopper's and an analyst's browser download.
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { type Figure, figure } from './figure.ts'

const files = {
  'size.tag_brotli_bytes': '../../dist/sdk/candor.js',
  'size.reports_brotli_bytes': '../../dist/widgets/reports/reports.js',
}

export function measureSizes(): Figure[] {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  return Object.entries(files).map(([bench, file]) => {
    const bytes = readFileSync(new URL(file, import.meta.url))
    return figure(bench, brotliCompressSync(bytes, { params }).byteLength, 'bytes')
  })
}
