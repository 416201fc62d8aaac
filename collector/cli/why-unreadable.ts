// Why brands that a command went on without cannot be read: the file and the place, for its last words.
import { openKeys } from '../data-folder.ts'
import type { CommandContext } from './context.ts'

/** One line for all of them; of one whose file was mended meanwhile its name. */
export function whyUnreadable(
  names: readonly string[],
  { environment, now }: Pick<CommandContext, 'environment' | 'now'>,
): string {
  const keys = openKeys(environment, now)
  const unreadable = keys.ok ? keys.brands.unreadable() : []
  return names.map((name) => unreadable.find(({ brand }) => brand === name)?.message ?? name).join('; ')
}
