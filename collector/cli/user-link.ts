// A one-time link as the person opens it: the path of the collector, where it is reached.
import type { CommandContext } from './context.ts'

/** The option that says where that is. */
export const baseOption = {
  type: 'string',
  description: 'Where people reach the collector; default http://localhost:<CANDOR_PORT>',
} as const

export function linkOn(path: string, base: string | undefined, context: CommandContext): string {
  const root = base ?? `http://localhost:${context.environment.port}`
  if (!URL.canParse(root)) return context.fail(`--base: ${root} is no address`)
  return `${root.replace(/\/+$/, '')}${path}`
}
