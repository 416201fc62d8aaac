// The brand that a command is about, or an end in one line.
import type { Brand } from '../brands/brand.ts'
import { type BrandRegistry, UnreadableBrand } from '../brands/brand-registry.ts'
import type { CommandContext } from './context.ts'

/** Fails where there is no such brand, or where its file cannot be read. */
export function findBrand(brands: BrandRegistry, name: string, context: CommandContext): Brand {
  const hint = `there is no brand ${name}; npx candor brand add ${name} --origin …`
  return findIfThere(brands, name, context) ?? context.fail(hint)
}

/** Null where there is none. Fails where its file cannot be read. */
export function findIfThere(brands: BrandRegistry, name: string, context: CommandContext): Brand | null {
  try {
    return brands.find(name)
  } catch (error) {
    if (error instanceof UnreadableBrand) return context.fail(error.message)
    throw error
  }
}
