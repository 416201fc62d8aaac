// One field with its label, its error and, for an address, the slip that may be in it. The browser holds what is typed.
import { h } from 'preact'
import { contactFieldLengths } from '../../sdk/protocol/opt-in.ts'
import type { PopinField } from '../../sdk/protocol/popin.ts'

/** What browsers fill in by themselves. */
const autocomplete: Record<string, string> = {
  first_name: 'given-name',
  last_name: 'family-name',
  email: 'email',
  phone: 'tel',
  city: 'address-level2',
  postal_code: 'postal-code',
}

/** The characters that an own field of the brand's may have. */
const ownLength = 500
const lengths: Record<string, number> = contactFieldLengths

/**
 * @param texts `optional` stands behind the label of a field that may stay empty, `typo` before the address that was
 * probably meant
 * @param meant that address, or empty
 */
export function fieldView(
  { name, type, required, label }: PopinField,
  texts: { optional: string; typo: string },
  typed: string | undefined,
  error: string | undefined,
  meant: string,
  onTakeMeant: () => void,
) {
  const isLong = type === 'textarea'
  const errorId = error && `${name}-error`
  return (
    <div key={name} class={type}>
      <label for={name}>
        {label} {!required && <small>({texts.optional})</small>}
      </label>
      {h(isLong ? 'textarea' : 'input', {
        id: name,
        name,
        part: 'field',
        // Its `inputmode` follows from it.
        type: isLong ? undefined : type,
        rows: 2,
        maxlength: lengths[name] ?? ownLength,
        autocomplete: autocomplete[name] ?? 'off',
        defaultValue: typed,
        'aria-required': required || undefined,
        'aria-invalid': error && true,
        'aria-describedby': errorId,
      })}
      {error && (
        <p id={errorId} class="e" part="error">
          {error}
        </p>
      )}
      {type === 'email' && (
        <div role="status">
          {meant && [
            `${texts.typo} `,
            <button key={meant} type="button" part="button" onClick={onTakeMeant}>
              <bdi>{meant}</bdi>
            </button>,
          ]}
        </div>
      )}
    </div>
  )
}
