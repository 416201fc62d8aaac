// The analyst's filters: each one there with a button that takes it away, and a form for one more.
import { useState } from 'preact/hooks'
import type { Dimension } from './catalogue.ts'
import { dimensionLabel, knownValues } from './dimensions.ts'
import { type Filter, filterWords, isOperator, mostFilters, type Operator, operators } from './filters.ts'

interface Props {
  filters: Filter[]
  dimensions: Record<string, Dimension>
  onChoose: (filters: Filter[]) => void
}

interface FormProps {
  dimensions: Record<string, Dimension>
  onAdd: (filter: Filter) => void
}

interface ValueProps {
  dimension: string
  value: string
  onChange: (value: string) => void
}

const ValueField = ({ dimension, value, onChange }: ValueProps) => {
  const known = knownValues(dimension)
  if (known === null)
    return (
      <label>
        <span>Value</span>
        <input
          type="text"
          required
          maxLength={200}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      </label>
    )
  return (
    <label>
      <span>Value</span>
      <select required value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">Choose one</option>
        {Object.entries(known).map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

const FilterForm = ({ dimensions, onAdd }: FormProps) => {
  const names = Object.keys(dimensions).filter((name) => dimensions[name]?.filter)
  const [dimension, setDimension] = useState('device')
  const [operator, setOperator] = useState<Operator>('is')
  const [value, setValue] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    onAdd([dimension, operator, value])
    setValue('')
  }
  const choose = (name: string) => {
    setDimension(name)
    setValue('')
  }
  return (
    <form class="choices" onSubmit={submit}>
      <label>
        <span>Only where</span>
        <select value={dimension} onChange={(event) => choose(event.currentTarget.value)}>
          {names.map((name) => (
            <option key={name} value={name}>
              {dimensionLabel(name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>How</span>
        <select
          value={operator}
          onChange={({ currentTarget }) =>
            isOperator(currentTarget.value) && setOperator(currentTarget.value)
          }
        >
          {Object.entries(operators).map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <ValueField dimension={dimension} value={value} onChange={setValue} />
      <button type="submit" class="quiet">
        Add filter
      </button>
    </form>
  )
}

export const FilterBar = ({ filters, dimensions, onChoose }: Props) => (
  <>
    {filters.length > 0 && (
      <ul class="chips" aria-label="Filters">
        {filters.map((filter, at) => (
          <li key={filterWords(filter)}>
            <bdi>{filterWords(filter)}</bdi>
            <button
              type="button"
              class="plain"
              aria-label={`Take away: ${filterWords(filter)}`}
              onClick={() => onChoose(filters.filter((_, index) => index !== at))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    )}
    {filters.length < mostFilters && (
      <details class="add">
        <summary>Filter</summary>
        <FilterForm dimensions={dimensions} onAdd={(filter) => onChoose([...filters, filter])} />
      </details>
    )}
  </>
)
