import type { Report } from '../browser/report.ts'
import { shopEvents } from './shop-events.ts'

/** A command takes what the page hands over, so its types are a wish: each copes with anything, or is guarded. */
type Command = (...args: never[]) => unknown

/** `candor(command, …)`: a command of the table, an event by its own name, or one line in the console. */
export function createDispatch(table: Record<string, Command>, track: Command, report: Report) {
  const commands = new Map(Object.entries(table))
  for (const name of shopEvents) commands.set(name, (params: never) => track(name as never, params))
  return (name: string, ...args: unknown[]): unknown => {
    const command = commands.get(name)
    return command ? command(...(args as never[])) : report('unknown_command', name)
  }
}
