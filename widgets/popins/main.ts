// The popins' file: hands what starts them to the tag that has loaded it. The only file of it that touches globals.
import { createStartPopins } from './start-popins.ts'

declare global {
  interface Window {
    candor?: (command: 'popins', start: ReturnType<typeof createStartPopins>) => void
  }
}

window.candor?.('popins', createStartPopins(window))
