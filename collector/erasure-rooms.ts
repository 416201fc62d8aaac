// Everything about erasures, put together: over a data folder that a collector has open, or a command alone.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Backups } from './backup/backups.ts'
import { createRemoveFromBackups } from './backup/brand-from-backups.ts'
import type { BrandRegistry } from './brands/brand-registry.ts'
import { createAsks } from './contacts/asks.ts'
import { createContactLinks } from './contacts/contact-links.ts'
import { createContacts } from './contacts/create-contacts.ts'
import type { DataFolder } from './data-folder.ts'
import { type AmbassadorLeaves, createAmbassadorLeaves } from './erasure/ambassador-leaves.ts'
import { createBeginErasure } from './erasure/begin-erasure.ts'
import { createErasures } from './erasure/create-erasures.ts'
import { forgetDamaged } from './erasure/damaged-journal.ts'
import { createEndTasks } from './erasure/end-tasks.ts'
import { createEraseAmbassadorRecords } from './erasure/erase-ambassador-records.ts'
import { createEraseBrand } from './erasure/erase-brand.ts'
import { createEraseContactRecords } from './erasure/erase-contact-records.ts'
import { createEraseRecords, type EraseRecords } from './erasure/erase-records.ts'
import type { Erasures } from './erasure/erasures.ts'
import { createFindBehaviour } from './erasure/find-behaviour.ts'
import { createFinishErasure } from './erasure/finish-erasure.ts'
import { createNoteLimit } from './erasure/note-limit.ts'
import { createTakeOnErasure, type TakeOnErasure } from './erasure/take-on-erasure.ts'
import { openTombstones } from './erasure/tombstones.ts'
import { createLedger } from './ledger/ledger.ts'
import { createContactKeys } from './privacy/contact-keys.ts'
import { createSealedNotes } from './privacy/sealed-note.ts'
import { createEmailChanges } from './rights/email-changes.ts'
import { createRightsRequests } from './rights/requests.ts'
import type { Environment } from './settings/environment.ts'
import { createTasks } from './tasks/tasks.ts'

export interface ErasureRooms {
  erasures: Erasures
  takeOnErasure: TakeOnErasure
  ambassadorLeaves: AmbassadorLeaves
  /** Finishes what a kill left half-way, and what waited for the journal; what fails is told, and tried again. */
  resumeErasures(): Promise<void>
}

export interface ErasureRoomsOptions
  extends Pick<DataFolder, 'records' | 'store' | 'keyRing' | 'ledgerKeys' | 'accessLog'> {
  environment: Pick<Environment, 'dataFolder' | 'keysFolder' | 'backupsFolder'>
  backups: Pick<Backups, 'alone'>
  brands: BrandRegistry
  /** Loads what was received before; false when some of it cannot be loaded now. */
  settle: () => Promise<boolean>
  now: () => number
  log: Pick<Logger, 'error' | 'warn'>
}

export function createErasureRooms(options: ErasureRoomsOptions): ErasureRooms {
  const { records, store, keyRing, environment } = options
  const { signer } = options.ledgerKeys
  const parts = {
    ...options,
    ...createRecordParts(options),
    ...environment,
    signer,
    tombstones: openTombstones(environment.keysFolder),
    findBehaviour: createFindBehaviour({ store }),
    forgetDamaged: (texts: readonly string[]) => forgetDamaged(environment.dataFolder, texts),
    removeFromBackups: createRemoveFromBackups({
      ...environment,
      alone: options.backups.alone,
      random: randomBytes,
    }),
    noteLimit: createNoteLimit(options),
    random: randomBytes,
    newId: randomUUID,
  }
  const leaves = createAmbassadorLeaves(options)
  const erasures = createErasures({
    records,
    keyRing,
    contacts: parts.contacts,
    brands: options.brands,
    begin: createBeginErasure(parts),
    finish: createFinishErasure(parts),
    eraseBrand: createEraseBrand(parts),
    noteLimit: parts.noteLimit,
    endAccess: leaves.endAccess,
  })
  return {
    erasures,
    takeOnErasure: createTakeOnErasure(parts),
    ambassadorLeaves: leaves,
    async resumeErasures() {
      await erasures
        .resume()
        .catch((error) => options.log.error({ err: error }, 'an erasure is not finished; it is tried again'))
    },
  }
}

/** What works on a brand's own database; also over a restored folder. */
export function createRecordParts({
  keyRing,
  ledgerKeys,
  brands,
  now,
}: Pick<ErasureRoomsOptions, 'keyRing' | 'ledgerKeys' | 'brands' | 'now'>) {
  const contactKeys = createContactKeys({ keyRing, random: randomBytes })
  const contacts = createContacts({ keyRing, contactKeys, brands, now, newId: randomUUID })
  const ledger = createLedger({ keyRing, signer: ledgerKeys.signer, now })
  const notes = createSealedNotes(contactKeys)
  const asks = createAsks({ notes, now })
  const links = createContactLinks({ keyRing, random: randomBytes, now })
  const emailChanges = createEmailChanges({ notes, now })
  const requests = createRightsRequests({ newId: randomUUID, now })
  const tasks = createTasks({ now })
  const kept = { contacts, ledger, asks, links, notes, emailChanges, requests, tasks, now }
  const eraseRecords: EraseRecords = createEraseRecords({
    contacts,
    eraseContactRecords: createEraseContactRecords(kept),
    eraseAmbassadorRecords: createEraseAmbassadorRecords(kept),
    endTasks: createEndTasks(kept),
  })
  return { contacts, eraseRecords }
}
