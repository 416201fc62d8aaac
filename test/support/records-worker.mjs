// The records store's thread from its TypeScript source: Node 20 reads none by itself.
import { register } from 'tsx/esm/api'

register()
await import('../../collector/stores/libsql/records-worker.ts')
