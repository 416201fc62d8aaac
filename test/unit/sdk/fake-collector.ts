// A collector in trouble, and a shopper who agreed to be measured while it is.
import {
  type Answer,
  answerOf,
  createFakePage,
  type FakeOptions,
  type FakePage,
  startOn,
} from './fake-page.ts'

/** A yes to every purpose, as the browser keeps it. */
export const yes = ['Popsell_consent=111']

/** A collector that gives these answers in turn, then 202; `null` is no answer at all. */
export const collector = (...answers: (Answer | null)[]): NonNullable<FakeOptions['answer']> => {
  const next = answers.values()
  return async () => {
    const { value, done } = next.next()
    if (value === null) throw new TypeError('Failed to fetch')
    return done ? answerOf(202) : value
  }
}
export const agreed = (options: FakeOptions = {}) => {
  const fake = createFakePage({ cookies: yes, ...options })
  return { fake, candor: startOn(fake) }
}
/** Lets the time pass, and the answers arrive. */
export const pass = async (fake: FakePage, seconds: number) => {
  fake.passSeconds(seconds)
  await fake.settle()
}
