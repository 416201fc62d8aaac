// The collector without a command line: what a service manager or a container starts.
import { createContext } from './cli/create-context.ts'
import { runCollector } from './cli/serve.ts'

await runCollector(createContext(import.meta.url, 2), false)
