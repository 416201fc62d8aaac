// The head of the last column: the change of the report's first metric since the period before.
import { Explain } from '../ui/explain.tsx'
import { type Metric, metrics } from './metrics.ts'

export const ChangeHead = ({ metric }: { metric: Metric }) => (
  <th scope="col">
    <Explain word="Change">
      <p>{metrics[metric].label} against as many days before this period.</p>
    </Explain>
  </th>
)
