// What the tag's script puts on the page.
declare global {
  interface Window {
    candor: (...call: unknown[]) => void
  }
}

export {}
