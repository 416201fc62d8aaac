// `candor brand tag <brand> --folder <URL>`
import { defineCommand } from 'citty'
import { readBuiltFiles } from '../built-files.ts'
import { openKeys } from '../data-folder.ts'
import { tagSettings } from '../settings/brand-settings.ts'
import { pinnedElement } from '../tag/pinned-element.ts'
import { createTagFiles } from '../tag/tag-files.ts'
import type { CommandContext } from './context.ts'
import { findBrand } from './find-brand.ts'

export const brandTag = (context: CommandContext) =>
  defineCommand({
    meta: {
      name: 'tag',
      description: 'Print the script element that pins this version of the tag by its hash',
    },
    args: {
      brand: { type: 'positional', required: true, description: 'The brand’s name' },
      folder: {
        type: 'string',
        required: true,
        description: 'Where shoppers reach the collector, e.g. https://shop.example/_c/',
      },
    },
    run({ args }) {
      const keys = openKeys(context.environment, context.now)
      if (!keys.ok) return context.fail(keys.message)
      const brand = findBrand(keys.brands, args.brand, context)
      if (!URL.canParse(args.folder)) return context.fail(`--folder: ${args.folder} is no address`)
      const { tag, popins } = readBuiltFiles(context.dist)
      const { integrity } = createTagFiles(tag, popins)
      const settings = tagSettings(brand.name, brand.settings)
      context.print(pinnedElement({ folder: args.folder, version: context.version, integrity, settings }))
    },
  })
