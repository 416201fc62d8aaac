// Commands over a folder that no collector has open, about a brand whose file cannot be read.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandDef } from 'citty'
import { expect, it } from 'vitest'
import { candorCommand } from '../../collector/cli/commands.ts'
import { openKeys } from '../../collector/data-folder.ts'
import { newCommandLine } from '../support/command-run.ts'

function withBroken() {
  const line = newCommandLine()
  openKeys(line.context.environment, line.context.now)
  const file = join(line.context.environment.dataFolder, 'broken', 'brand.json')
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, '{\n  "settings": {},,\n}')
  return { ...line, file }
}

const commands = [
  'brand tag broken --folder https://shop.example.com/_c/',
  'brand leave broken',
  'brand return broken',
  'user invite ana@example.com --role analyst --brand broken',
  'user revoke ana@example.com --brand broken',
  'access-log export --brand broken',
  'privacy-notice --brand broken',
  'report overview --brand broken',
  'export --brand broken --from 2026-11-01 --to 2026-11-20 --out nowhere',
  'report-link broken',
  'seed --brand broken',
  'ledger broken',
  'retention --brand broken',
  'retention --brand broken --dry-run',
  'hold set contact X --brand broken --reason legal_duty',
  'hold set brand broken --reason legal_duty',
  'hold lift contact X --brand broken',
  'hold list --brand broken',
  'erase --brand broken --contact X',
]

it.each(commands)('candor %s ends in one line that names the file and the place', async (command) => {
  const { run, file } = withBroken()
  const { failed, printed } = await run(...command.split(' '))
  expect(failed).toMatch(/^\S+: \S.* in JSON at position \d+.*$/)
  expect(failed).toContain(`${file}: `)
  expect(printed).toEqual([])
})

/** A brand that is to be made, a filter of what was found, and a proof that reads no settings. */
const readNoFile = ['brand add', 'user list', 'verify']

it('is proven of every command that takes a brand', async () => {
  const isProven = (name: string) => commands.some((command) => command.startsWith(`${name} `))
  const taking = await thoseTakingBrands(candorCommand(newCommandLine().context))
  expect(taking.length).toBeGreaterThan(10)
  expect(taking.filter((name) => !isProven(name)).sort()).toEqual(readNoFile)
})

async function thoseTakingBrands(command: CommandDef, path: string[] = []): Promise<string[]> {
  const { args, subCommands } = command
  const below = await (typeof subCommands === 'function' ? subCommands() : subCommands)
  const found = args && 'brand' in args ? [path.join(' ')] : []
  for (const [name, one] of Object.entries(below ?? {}))
    found.push(...(await thoseTakingBrands(await (typeof one === 'function' ? one() : one), [...path, name])))
  return found
}
