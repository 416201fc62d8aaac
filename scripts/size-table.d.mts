// For the tests: the table is plain JavaScript, so that `npm run size` needs only Node.
interface Tag {
  name: string
  requests: string
  after503: string
  obeysGpc: string
}

/** docs/peers.json. `brotli`: bytes at quality 11. */
export interface Peers {
  note: string
  candor: Tag & { file: string }
  peers: (Tag & { brotli: number })[]
}

export function sizeTable(peers: Peers, brotli: number): string
