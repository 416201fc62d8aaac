// The brand that a command is about, or an end in one line.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { CommandContext } from './context.ts'

/** Fails where there is no such brand. Throws an UnreadableBrand where its file cannot be read. */
export function findBrand(brands: Pick<BrandRegistry, 'find'>, name: string, context: CommandContext): Brand {
  return (
    brands.find(name) ?? context.fail(`there is no brand ${name}; npx candor brand add ${name} --origin …`)
  )
}
