// Contrast by WCAG 2.2, and the nearest colour that has enough of it. Colours are red, green and blue from 0 to 1.

export type Colour = readonly [red: number, green: number, blue: number]

const luminance = (colour: Colour): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 to 21. */
export const contrast = (one: Colour, other: Colour): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** The colour itself, or moved towards black or white in steps of a twentieth until it stands out enough. */
export function enoughContrast(colour: Colour, on: Colour, least: number): Colour {
  const end = contrast([0, 0, 0], on) > contrast([1, 1, 1], on) ? 0 : 1
  let moved = colour
  for (let step = 1; contrast(moved, on) < least && step <= 20; step++) {
    const mix = (part: number) => part + ((end - part) * step) / 20
    moved = [mix(colour[0]), mix(colour[1]), mix(colour[2])]
  }
  return moved
}
