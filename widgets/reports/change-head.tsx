// The head of the last column: the change of the table's first metric since the days that it is compared with.
import { Explain } from '../ui/explain.tsx'
import { labelOf } from './metrics.ts'

export const ChangeHead = ({ metric }: { metric: string }) => (
  <th scope="col">
    <Explain word="Change">
      <p>{labelOf(metric)} against the days that this period is compared with.</p>
    </Explain>
  </th>
)
