// Parts of a popin, and what is wrong with their looks on the page.
import type { PopinVisit } from './popin-visit.ts'

/** Texts that are wider than their place. */
export const cutTexts = ({ page }: PopinVisit): Promise<(string | null)[]> =>
  page
    .locator('candor-popin :is(h2, label, p, button, a, summary)')
    .evaluateAll((texts) =>
      texts
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ textContent }) => textContent),
    )

export const isOnScreen = ({ page }: PopinVisit, part: string): Promise<boolean> =>
  page.locator(`candor-popin ${part}`).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1
  })

/** Buttons, fields and the card whose border is not to be seen against the card. */
export const faintParts = ({ page }: PopinVisit): Promise<string[]> =>
  page
    .locator('candor-popin :is(.card, button, input:not([type=checkbox], .h), textarea)')
    .evaluateAll((parts) =>
      parts
        .filter((part) => {
          const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(part)
          return (
            borderTopStyle !== 'solid' ||
            Number.parseFloat(borderTopWidth) < 1 ||
            borderTopColor === backgroundColor
          )
        })
        .map((part) => part.outerHTML.slice(0, 80)),
    )

/** The outline of what has the focus in the popin. */
export const focusRing = ({ page }: PopinVisit): Promise<string> =>
  page.locator('candor-popin :focus').evaluate((element) => {
    const { outlineWidth, outlineStyle } = getComputedStyle(element)
    return `${outlineWidth} ${outlineStyle}`
  })

export const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth

/** Targets under 44 px. A box's target is its label, which is what is pressed. */
export const narrowTargets = ({ page }: PopinVisit): Promise<string[]> =>
  page
    .locator('candor-popin :is(button, a, summary, label.b, input:not([type=checkbox], .h), textarea)')
    .evaluateAll((targets) =>
      targets
        .filter((target) => {
          const { width, height } = target.getBoundingClientRect()
          return width < 44 || height < 44
        })
        .map((target) => target.outerHTML),
    )

/** The button that sends. */
export const submit = ({ page }: PopinVisit) => page.locator('candor-popin .foot button').last()
