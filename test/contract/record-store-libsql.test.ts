import { engine } from './record-store/libsql-engine.ts'
import { describeRecordStore } from './record-store-conformance.ts'

describeRecordStore(engine)
