// The brand that a command is about.
import type { Brand } from '../brands/brand.ts'
import { openKeys } from '../data-folder.ts'
import type { CommandContext } from './context.ts'
import { findBrand } from './find-brand.ts'

/** By its name, or the only one there is; where there is none such the command ends. */
export function brandNamed(name: string | undefined, context: CommandContext): Brand {
  const keys = openKeys(context.environment, context.now)
  if (!keys.ok) return context.fail(keys.message)
  const names = keys.brands.list()
  if (name === undefined && names.length > 1) return context.fail(`--brand: one of ${names.join(', ')}`)
  const wanted = name ?? names[0]
  if (wanted === undefined) return context.fail('there is no brand; npx candor brand add <brand> --origin …')
  return findBrand(keys.brands, wanted, context)
}
