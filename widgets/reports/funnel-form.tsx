// Where the analyst chooses a funnel: its steps, how strictly they follow, the window, and what stands beside them.
import { useId, useState } from 'preact/hooks'
import type { Dimension } from './catalogue.ts'
import { dimensionLabel } from './dimensions.ts'
import { filterWords } from './filters.ts'
import {
  type FunnelChoice,
  type FunnelStepChoice,
  fewestSteps,
  funnelModes,
  funnelWindows,
  isFunnelMode,
  mostSteps,
  usualFunnel,
} from './funnel-choice.ts'

interface Props {
  choice: FunnelChoice | null
  dimensions: Record<string, Dimension>
  onChoose: (choice: FunnelChoice | null) => void
}

/** Any other name may be written too. */
const knownEvents = [
  'page_view',
  'search',
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_cart',
  'view_cart',
  'begin_checkout',
  'purchase',
  'refund',
]

/** What an event of a step can be narrowed by; which events have which, the collector says. */
const stepFilters = ['page', 'search_term', 'product', 'item_brand', 'item_category', 'currency']
const segments = [
  'date',
  'week',
  'device',
  'browser',
  'os',
  'publication',
  'source',
  'utm_campaign',
  'searched',
]

interface StepProps {
  step: FunnelStepChoice
  place: number
  isOnly: boolean
  events: string
  onChange: (step: FunnelStepChoice) => void
  onRemove: () => void
}

const StepFields = ({ step, place, isOnly, events, onChange, onRemove }: StepProps) => {
  const [dimension = '', , value = ''] = step.filter ?? []
  const choose = (name: string) => onChange({ ...step, filter: name ? [name, 'is', ''] : null })
  return (
    <fieldset class="choices">
      <legend class="unseen">Step {place}</legend>
      <label>
        <span>Step {place}</span>
        <input
          type="text"
          required
          pattern="[a-z][a-z0-9_]{0,39}"
          title="the name of an event, such as view_item"
          list={events}
          value={step.event}
          onInput={({ currentTarget }) => onChange({ ...step, event: currentTarget.value })}
        />
      </label>
      <label>
        <span>Only where</span>
        <select value={dimension} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          <option value="">any</option>
          {[...new Set([...stepFilters, ...(dimension ? [dimension] : [])])].map((name) => (
            <option key={name} value={name}>
              {dimensionLabel(name)}
            </option>
          ))}
        </select>
      </label>
      {step.filter && (
        <label>
          <span>{filterWords([dimension, step.filter[1], '…'])}</span>
          <input
            type="text"
            required
            maxLength={200}
            value={value ?? ''}
            onInput={({ currentTarget }) =>
              step.filter && onChange({ ...step, filter: [dimension, step.filter[1], currentTarget.value] })
            }
          />
        </label>
      )}
      {!isOnly && (
        <button type="button" class="plain" aria-label={`Take away step ${place}`} onClick={onRemove}>
          ✕
        </button>
      )}
    </fieldset>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: Readonly<Record<string, string>>
  onChange: (value: string) => void
}

const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <label>
    <span>{label}</span>
    <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      {Object.entries(options).map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
  </label>
)

/** A window or a segment that is not offered may stand in the address: it stays. */
const withOwn = (offered: Readonly<Record<string, string>>, own: string | null) =>
  own === null || Object.hasOwn(offered, own) ? offered : { ...offered, [own]: own }

interface HowProps {
  draft: FunnelChoice
  dimensions: Record<string, Dimension>
  change: (part: Partial<FunnelChoice>) => void
}

/** How strictly the steps follow, within what, and what stands beside them. */
const HowChosen = ({ draft: { mode, window, by }, dimensions, change }: HowProps) => {
  const known = segments.filter((name) => Object.hasOwn(dimensions, name))
  const beside = {
    '': 'all together',
    ...Object.fromEntries(known.map((name) => [name, dimensionLabel(name)])),
  }
  return (
    <>
      <Choice
        label="Steps follow"
        value={mode}
        options={funnelModes}
        onChange={(value) => isFunnelMode(value) && change({ mode: value })}
      />
      <Choice
        label="Within"
        value={window}
        options={withOwn(funnelWindows, window)}
        onChange={(value) => change({ window: value })}
      />
      <Choice
        label="Shown by"
        value={by ?? ''}
        options={withOwn(beside, by)}
        onChange={(value) => change({ by: value || null })}
      />
    </>
  )
}

export const FunnelForm = ({ choice, dimensions, onChoose }: Props) => {
  const events = useId()
  const [draft, setDraft] = useState(choice ?? usualFunnel)
  const [shown, setShown] = useState(choice)
  // Another view was opened, or one went back: what was being written there is of no use here.
  if (shown !== choice) {
    setShown(choice)
    setDraft(choice ?? usualFunnel)
  }
  const { steps } = draft
  const change = (part: Partial<FunnelChoice>) => setDraft({ ...draft, ...part })
  const setStep = (at: number, step: FunnelStepChoice) =>
    change({ steps: steps.map((each, place) => (place === at ? step : each)) })
  const submit = (event: Event) => {
    event.preventDefault()
    onChoose(draft)
  }
  return (
    <details class="add">
      <summary>Steps of the funnel</summary>
      <form onSubmit={submit}>
        <datalist id={events}>
          {knownEvents.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        {steps.map((step, at) => (
          <StepFields
            key={`step ${at}`}
            {...{ step, events }}
            place={at + 1}
            isOnly={steps.length <= fewestSteps}
            onChange={(changed) => setStep(at, changed)}
            onRemove={() => change({ steps: steps.filter((_, place) => place !== at) })}
          />
        ))}
        <div class="choices">
          {steps.length < mostSteps && (
            <button
              type="button"
              class="quiet"
              onClick={() => change({ steps: [...steps, { event: '', filter: null }] })}
            >
              Add a step
            </button>
          )}
          <HowChosen {...{ draft, dimensions, change }} />
          <button type="submit" class="quiet">
            Show
          </button>
          {choice && (
            <button
              type="button"
              class="plain"
              onClick={() => {
                setDraft(usualFunnel)
                onChoose(null)
              }}
            >
              The usual steps
            </button>
          )}
        </div>
      </form>
    </details>
  )
}
