// Options that may be given more than once, which the command library keeps only the last of.
import { parseArgs } from 'node:util'

/** Every value of `--<name>`, in order. */
export function repeatedOption(rawArgs: string[], name: string): string[] {
  const { values } = parseArgs({
    args: rawArgs,
    options: { [name]: { type: 'string', multiple: true } },
    strict: false,
  })
  const given = values[name] ?? []
  return [given].flat().filter((value) => typeof value === 'string')
}
