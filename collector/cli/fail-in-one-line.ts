// A brand's file that cannot be read ends any command in one line, wherever the command meets it.
import type { ArgsDef, CommandDef } from 'citty'
import { UnreadableBrand } from '../brands/brand-registry.ts'
import type { CommandContext } from './context.ts'

/** The same command, and every one below it. What else is thrown goes on. */
export function failInOneLine<Args extends ArgsDef>(
  command: CommandDef<Args>,
  context: Pick<CommandContext, 'fail'>,
): CommandDef<Args> {
  const { run, subCommands } = command
  const guarded: CommandDef<Args> = { ...command }
  if (run)
    guarded.run = async (asked) => {
      try {
        return await run(asked)
      } catch (error) {
        if (error instanceof UnreadableBrand) return context.fail(error.message)
        throw error
      }
    }
  if (subCommands)
    guarded.subCommands = async () =>
      Object.fromEntries(
        Object.entries(await resolved(subCommands)).map(([name, below]) => [
          name,
          async () => failInOneLine(await resolved(below), context),
        ]),
      )
  return guarded
}

type Resolvable<T> = T | Promise<T> | (() => T) | (() => Promise<T>)

async function resolved<T extends object>(value: Resolvable<T>): Promise<T> {
  return typeof value === 'function' ? value() : value
}
