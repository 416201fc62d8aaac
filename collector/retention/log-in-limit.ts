// R9: somebody with a log-in who does not log in is reminded twice, 15 days apart, and erased 15 days after.
import type { ForgetPerson } from '../access/forget-person.ts'
import type { AccessLog } from '../access-log/access-log.ts'
import type { RecordStore } from '../stores/records.ts'
import { eachDue } from './each-due.ts'
import { findPeople, type IdlePerson } from './idle-people.ts'
import type { Due, OperatorLimit } from './limit.ts'
import { createRemindPerson, type RemindPersonOptions } from './remind-person.ts'

export interface LogInLimitOptions extends RemindPersonOptions {
  records: RecordStore
  forgetPerson: ForgetPerson
  accessLog: Pick<AccessLog, 'addWithin'>
  goesOn: () => boolean
}

export function createLogInLimit(options: LogInLimitOptions): OperatorLimit {
  const { records, brands, goesOn } = options
  const remind = createRemindPerson(options)

  /** The longest due first. */
  async function findDue(until: number): Promise<IdlePerson[]> {
    const found = await records.transact(null, (tx) => findPeople(tx, brands))
    return found.filter(({ step }) => step.at <= until).sort((one, other) => one.step.at - other.step.at)
  }

  return {
    id: 'R9',
    due: async (until) => (await findDue(until)).map(dueOf),
    async carryOut(now) {
      const found = await findDue(now)
      return eachDue(found.map(dueOf), goesOn, async ({ id }) => {
        const person = found.find((one) => one.id === id)
        if (!person) return false
        return person.step.what === 'erase' ? erase(id, now, options) : remind(person, person.step, now)
      })
    },
  }
}

/** Unless they have logged in, or are held, since they were found. */
function erase(
  id: string,
  now: number,
  { records, brands, forgetPerson, accessLog }: LogInLimitOptions,
): Promise<boolean> {
  return records.transact(null, async (tx) => {
    const [person] = await findPeople(tx, brands, id)
    const isOver = person?.step.what === 'erase' && person.step.at <= now
    if (!isOver || person.heldBecause !== null) return false
    tx.leaveNoTrace()
    await forgetPerson(tx, id)
    const act = { by: 'retention', operation: 'deleted', entity: 'person', id, reason: 'no_log_in' } as const
    await accessLog.addWithin(tx, null, act)
    return true
  })
}

function dueOf({ id, step, heldBecause }: IdlePerson): Due {
  const due: Due = { limit: 'R9', kind: 'person', id, at: step.at, what: step.what }
  return heldBecause === null ? due : { ...due, heldBecause }
}
