// Phone numbers in a folded text: international ones, and what a person of the region would dial.
import { getCountryCallingCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import {
  type DigitGroup,
  type DigitRun,
  type DigitWindow,
  findDigitRuns,
  pickWindows,
  windowsFrom,
} from './digit-groups.ts'
import { isGtin } from './gtin.ts'
import type { Region } from './normalise-phone.ts'
import type { TextSpan } from './text-span.ts'

const leastDigits = 7
const leastInternational = 8
/** E.164. */
const mostDigits = 15
/** One question to the numbering plans takes 10 to 40 µs; a text made of digits must not ask a thousand. */
const mostQuestions = 20
/** With its country code a number is written in up to six groups: `33 6 12 34 56 78`. */
const mostGroups = 6

/** Plans of their own that are dialled as if they were the region's: `0690 …` is Guadeloupe, from all of France. */
const alsoDialled: Readonly<Partial<Record<Region, readonly Region[]>>> = {
  FR: ['GP', 'GF', 'MQ', 'RE', 'YT'],
}

/** A plus sign that begins a number; after a digit or another plus it is arithmetic, or `C++`. */
const plusBefore = /(?:^|[^\d+])(\+\(?)$/
const bracketBefore = /\($/
/** A minus before a bare number: `-2147483648`. */
const minusBefore = /(?:^|\s)-$/

/** Answers no once it was asked `mostQuestions` times. */
type MayAsk = () => boolean

/** @param region whose national spellings count; absent: only numbers with `+` are found. */
export function findPhones(text: string, region?: Region): TextSpan[] {
  let asked = 0
  const mayAsk = () => asked++ < mostQuestions
  return findDigitRuns(text)
    .flatMap((run) => cutDates(run, text))
    .flatMap((run) => findInRun(run, text, region, mayAsk))
}

function findInRun(run: DigitRun, text: string, region: Region | undefined, mayAsk: MayAsk): TextSpan[] {
  return pickWindows(run, (from) => {
    const first = run[from]
    if (first === undefined) return undefined
    const before = text.slice(Math.max(0, first.start - 3), first.start)
    if (plusBefore.test(before) && !first.digits.startsWith('0')) return findInternational(run, from, mayAsk)
    if (region === undefined || minusBefore.test(before)) return undefined
    return findDialled(run, from, text, region, mayAsk)
  }).map(({ start, end }) => ({ start: startWithSigns(text, start), end }))
}

/** The plus and the opening bracket before a number go with it. */
function startWithSigns(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - 3), start)
  const signs = plusBefore.exec(before)?.[1] ?? bracketBefore.exec(before)?.[0] ?? ''
  return start - signs.length
}

/** With a plus, also a number that no plan knows is a phone; the plans only say where it ends. */
function findInternational(run: DigitRun, from: number, mayAsk: MayAsk): DigitWindow | undefined {
  const windows = windowsFrom(run, from, leastInternational, mostDigits)
  return windows.find(({ digits }) => mayAsk() && isValid(`+${digits}`)) ?? windows[0]
}

function findDialled(
  run: DigitRun,
  from: number,
  text: string,
  region: Region,
  mayAsk: MayAsk,
): DigitWindow | undefined {
  return windowsFrom(run, from, leastDigits, mostDigits).find(
    (window) =>
      mayBeDialled(window, run, text, region) && mayAsk() && isDialledInRegion(window, run, text, region),
  )
}

/** What needs no question: a trunk zero, an area code of three digits or in brackets, pairs, or the country code. */
function mayBeDialled(
  { from, to, digits, start }: DigitWindow,
  run: DigitRun,
  text: string,
  region: Region,
): boolean {
  if (digits.startsWith('0')) return true
  if (to - from >= mostGroups) return false
  if ((run[from]?.digits.length ?? 0) >= 3 || text[start - 1] === '(') return true
  return digits.startsWith(getCountryCallingCode(region)) || digits.length === 2 * (to - from + 1)
}

function isDialledInRegion(window: DigitWindow, run: DigitRun, text: string, region: Region): boolean {
  const { digits } = window
  const number = parsePhoneNumberFromString(digits, { defaultCountry: region, extract: false })
  const plans = digits.startsWith('0') ? [region, ...(alsoDialled[region] ?? [])] : []
  if (plans.some((plan) => isTrunkDialled(digits, plan))) return true
  if (number?.isValid() && digits === digitsOf(number.formatNational())) {
    return looksLikePhone(window, run, text, number)
  }
  // The country code without its plus: only where the digits are not the ones under a bar code.
  return digits.startsWith(getCountryCallingCode(region)) && !isGtin(digits) && isValid(`+${digits}`)
}

function isTrunkDialled(digits: string, region: Region): boolean {
  const number = parsePhoneNumberFromString(digits, { defaultCountry: region, extract: false })
  return number?.isValid() === true && digits.endsWith(number.nationalNumber)
}

/** Without a leading zero, sizes (`38-40 42-44`) may be a valid number: the grouping must be a phone's too. */
function looksLikePhone(
  { from, to, start }: DigitWindow,
  run: DigitRun,
  text: string,
  number: PhoneNumber,
): boolean {
  const lengths = run.slice(from, to + 1).map((group) => group.digits.length)
  const usual =
    number
      .formatNational()
      .match(/\d+/g)
      ?.map((digits) => digits.length) ?? []
  return (
    lengths.length === 1 ||
    (lengths[0] ?? 0) >= 3 ||
    text[start - 1] === '(' ||
    lengths.join() === usual.join()
  )
}

function isValid(international: string): boolean {
  return parsePhoneNumberFromString(international)?.isValid() ?? false
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** The parts of a run between its dates: `02.11.2026`, `2026-11-02`, `20261102`. */
function cutDates(run: DigitRun, text: string): DigitRun[] {
  const parts: DigitGroup[][] = [[]]
  for (let i = 0; i < run.length; i++) {
    const groups = dateLength(run.slice(i, i + 3), text)
    const group = run[i]
    if (groups > 0) parts.push([])
    else if (group !== undefined) parts.at(-1)?.push(group)
    i += Math.max(0, groups - 1)
  }
  return parts.filter((part) => part.length > 0)
}

/** How many of the first groups are one date: 3, 1 or 0. */
function dateLength([one, two, three]: DigitRun, text: string): number {
  if (one !== undefined && isCompactDate(one.digits)) return 1
  if (one === undefined || two === undefined || three === undefined) return 0
  const between = text.slice(one.end, two.start)
  if (!/^[./-]$/.test(between) || between !== text.slice(two.end, three.start)) return 0
  const [a, b, c] = [one.digits, two.digits, three.digits]
  return isDate(a, b, c) || isDate(c, b, a) || isDate(c, a, b) ? 3 : 0
}

function isCompactDate(digits: string): boolean {
  return digits.length === 8 && isDate(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6))
}

function isDate(year: string, month: string, day: string): boolean {
  return (
    /^(?:19|20)\d\d$/.test(year) &&
    /^(?:0?[1-9]|1[0-2])$/.test(month) &&
    /^(?:0?[1-9]|[12]\d|3[01])$/.test(day)
  )
}
