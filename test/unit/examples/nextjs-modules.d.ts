// What the Next.js example imports, as far as it uses it; our own package by its source, which needs no build.
declare module 'candor' {
  export type Candor = import('../../../sdk/candor.ts').Candor
  export type EventParams = import('../../../sdk/protocol/events.ts').EventParams
}
declare module 'next/navigation' {
  export function usePathname(): string | null
}
declare module 'next/script' {
  import type { VNode } from 'preact'

  export default function Script(props: { id: string; src: string; strategy: 'afterInteractive' }): VNode
}
declare module 'react' {
  export { useEffect } from 'preact/hooks'
}
