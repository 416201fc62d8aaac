#!/usr/bin/env node
// The `candor` command.
import { runMain } from 'citty'
import { candorCommand } from './cli/commands.ts'
import { createContext } from './cli/create-context.ts'

await runMain(candorCommand(createContext(import.meta.url, 1)))
