import type { Report } from '../browser/report.ts'
import { isShopEvent } from './shop-events.ts'

/** A command takes what the page hands over, so its types are a wish: each copes with anything, or is guarded. */
export type Command = (...args: never[]) => unknown

/** `candor` itself, before its public types: what the page calls it with is anybody's guess. */
export type Call = (name: string, ...args: unknown[]) => unknown

/** `candor(command, …)`: an event by its own name, a command of the table, or one line in the console. */
export const createDispatch =
  (commands: Record<string, Command | null>, track: Command, report: Report) =>
  (name: never, ...args: never[]): unknown =>
    isShopEvent(name)
      ? track(name, ...args)
      : (commands[name] ?? (() => report('unknown_command', name)))(...args)
