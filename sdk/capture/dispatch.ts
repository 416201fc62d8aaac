import type { Report } from '../browser/report.ts'
import { shopEvents } from './shop-events.ts'

/** A command takes what the page hands over, so its types are a wish: each copes with anything, or is guarded. */
export type Command = (...args: never[]) => unknown

/** `candor(command, …)`: an event by its own name, a command of the table, or one line in the console. */
export const createDispatch =
  (commands: Record<string, Command | null>, track: Command, report: Report) =>
  (name: never, ...args: unknown[]): unknown => {
    const command: Command | null | undefined = shopEvents.includes(name)
      ? (params) => track(name, params)
      : commands[name]
    return command ? command(...(args as never[])) : report('unknown_command', name)
  }
