// Events go by the month (R22): the file is let go of and taken away. Late events of such a month would make it anew, for
// the next time; nothing of the old one comes back.
import type { BrandGates } from './brand-gates.ts'
import { isMonthBefore, type Month } from './month.ts'
import type { MonthFiles } from './month-files.ts'

/** Drops a brand's months that lie wholly before an instant, the oldest first; answers which. No load may run. */
export async function dropMonths(
  files: MonthFiles,
  gates: BrandGates,
  brand: string,
  before: number,
): Promise<Month[]> {
  const over = (await files.attachExisting(brand)).filter((month) => isMonthBefore(month, before))
  for (const month of over) await gates.alone(brand, () => files.remove(brand, month))
  return over
}
