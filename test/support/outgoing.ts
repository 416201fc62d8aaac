// Whom a thread reaches out to, as Node itself begins it: whichever library asks, and whether or not it gets there.
import { createHook } from 'node:async_hooks'
import { onTestFinished } from 'vitest'

/**
 * Node's resources that lead out of the process, by their type in `async_hooks`. Its channels of
 * `diagnostics_channel` see less: in Node 20 neither `tls.connect` nor `new Socket().connect` says anything there.
 */
const waysOut: Record<string, string> = {
  TCPCONNECTWRAP: 'tcp',
  PIPECONNECTWRAP: 'pipe',
  UDPWRAP: 'udp',
  GETADDRINFOREQWRAP: 'name',
  QUERYWRAP: 'name',
  PROCESSWRAP: 'process',
}

/**
 * From here to the end of the test: of this thread, and not of what a native library does by itself. Answers each peer
 * once, such as `tcp 127.0.0.1:25` or `name mail.example.com`.
 */
export function noteOutgoing(): () => string[] {
  const seen: [way: string, resource: object][] = []
  const hook = createHook({
    init(_id, type, _trigger, resource) {
      const way = waysOut[type]
      if (way) seen.push([way, resource])
    },
  }).enable()
  onTestFinished(() => void hook.disable())
  return () => [...new Set(seen.map(([way, resource]) => `${way} ${peerOf(resource)}`))].sort()
}

/** Node writes them onto the resource once it is made. */
function peerOf(resource: object): string {
  const { address, hostname, port }: { address?: unknown; hostname?: unknown; port?: unknown } = resource
  return [address ?? hostname ?? 'somebody', port].filter((part) => part !== undefined).join(':')
}
