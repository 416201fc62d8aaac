// What every engine of the records store must do. Each engine's own test file runs it.
import { describe } from 'vitest'
import { atomicityCases } from './record-store/atomicity-cases.ts'
import { closingCases } from './record-store/closing-cases.ts'
import { durabilityCases } from './record-store/durability-cases.ts'
import { isolationCases } from './record-store/isolation-cases.ts'
import { migrationCases } from './record-store/migration-cases.ts'
import { orderCases } from './record-store/order-cases.ts'
import type { RecordEngine } from './record-store/place.ts'
import { statementCases } from './record-store/statement-cases.ts'
import { valueCases } from './record-store/value-cases.ts'

export function describeRecordStore(engine: RecordEngine): void {
  describe(`records store on ${engine.name}`, () => {
    describe('a transaction', () => atomicityCases(engine))
    describe('transactions', () => orderCases(engine))
    describe('brands', () => isolationCases(engine))
    describe('values', () => valueCases(engine))
    describe('a statement', () => statementCases(engine))
    describe('migrations', () => migrationCases(engine))
    describe('durability', () => durabilityCases(engine))
    describe('closing', () => closingCases(engine))
  })
}
