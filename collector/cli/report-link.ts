// `candor report-link <brand>`
import { randomBytes } from 'node:crypto'
import { defineCommand } from 'citty'
import { createReportLink } from '../access/report-link.ts'
import { openKeys } from '../data-folder.ts'
import { newToken } from '../privacy/token.ts'
import type { CommandContext } from './context.ts'
import { findBrand } from './find-brand.ts'

export const reportLink = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'report-link', description: 'Print a link that opens a brand’s reports for 7 days' },
    args: {
      brand: { type: 'positional', required: true, description: 'The brand’s name' },
      base: {
        type: 'string',
        description: 'Where the collector is reached; default http://localhost:<CANDOR_PORT>',
      },
      json: { type: 'boolean', description: 'Print {"brand","link"} and nothing else' },
    },
    run({ args }) {
      const keys = openKeys(context.environment, context.now)
      if (!keys.ok) return context.fail(keys.message)
      const brand = findBrand(keys.brands, args.brand, context)
      const base = args.base ?? `http://localhost:${context.environment.port}`
      const link = createReportLink(brand, {
        ...keys,
        newToken: () => newToken(randomBytes),
        now: context.now(),
        base,
      })
      context.print(args.json ? JSON.stringify({ brand: brand.name, link }) : link)
    },
  })
