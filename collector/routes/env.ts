// What a route finds in its context: Node's request where there is one (tests call routes without a socket).
import type { HttpBindings } from '@hono/node-server'

export type Env = { Bindings: Partial<HttpBindings> }
