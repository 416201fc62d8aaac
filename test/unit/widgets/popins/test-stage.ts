// A stage in happy-dom for one popin: what it draws, and what it does to the tag and the collector.
import { render } from 'preact'
import { vi } from 'vitest'
import type { OptInAct, PopinKind } from '../../../../sdk/protocol/opt-in.ts'
import type { OptInPopinKind, PopinAnswer, PopinOptions } from '../../../../sdk/protocol/popin.ts'
import type { Ticked, Typed } from '../../../../widgets/popins/check-form.ts'
import type { PopinHost } from '../../../../widgets/popins/host.ts'
import { openOptIn } from '../../../../widgets/popins/opt-in-popin.tsx'
import type { Sent } from '../../../../widgets/popins/send.ts'
import type { Stage } from '../../../../widgets/popins/stage.ts'
import { popinAnswer } from '../../../support/popin-answer.ts'
import { popinSettings } from './popin-settings.ts'

export interface StageSetting {
  options?: PopinOptions
  cookies?: Record<string, string>
  isModal?: boolean
}

export function testStage<Kind extends PopinKind>(kind: Kind, setting: StageSetting = {}) {
  const home = document.createElement('candor-popin')
  const root = home.attachShadow({ mode: 'open' })
  document.body.replaceChildren(home)
  const host = {
    folder: 'https://shop.example.com/_c/',
    brand: 'shop',
    settings: popinSettings(),
    language: 'en',
    signal: null,
    consent: vi.fn(),
    track: vi.fn(),
    read: (name) => setting.cookies?.[name],
  } satisfies PopinHost
  const stage: Stage<PopinAnswer<Kind>> = {
    host_: host,
    options_: setting.options ?? {},
    answer_: popinAnswer(kind),
    root_: root,
    isModal_: setting.isModal ?? true,
    draw_: vi.fn((popin) => render(popin, root)),
    remember_: vi.fn(),
    end_: vi.fn(),
  }
  return { stage, host, root, ...inside(root) }
}

/** A form popin, with what it sends. The first `answers` are how sending ends. */
export function testForm(
  kind: OptInPopinKind,
  { isPeek = false, typed = {}, answers = [] }: FormSetting = {},
) {
  const parts = testStage(kind)
  const sent: { act: OptInAct; ticked: Ticked; typed: Typed }[] = []
  const waits: (() => void)[] = []
  const keepTyped = vi.fn()
  openOptIn(kind, parts.stage, {
    isPeek_: isPeek,
    typed_: typed,
    keepTyped_: keepTyped,
    submit_: async (act, ticked, typed, onWaiting) => {
      sent.push({ act, ticked, typed })
      waits.push(onWaiting)
      return act === 'sent' ? await (answers.shift() ?? { ok: true, answer: {} }) : { ok: true, answer: {} }
    },
  })
  return { ...parts, sent, waits, keepTyped }
}

interface FormSetting {
  isPeek?: boolean
  typed?: Typed
  answers?: (Sent | Promise<Sent>)[]
}

/** Finds by what a person sees. */
function inside(root: ShadowRoot) {
  const button = (text: string): HTMLButtonElement => {
    const found = [...root.querySelectorAll('button')].find(
      (one) => one.textContent === text || one.getAttribute('aria-label') === text,
    )
    if (!found) throw new Error(`no button ${text}: ${root.querySelector('.card')?.textContent}`)
    return found
  }
  return {
    press: (text: string) => button(text).click(),
    buttons: () => [...root.querySelectorAll('.foot button')].map(({ textContent }) => textContent),
    tick: (id: string) => root.querySelector<HTMLInputElement>(`#${id}`)?.click(),
    ticks: () =>
      [...root.querySelectorAll<HTMLInputElement>('[type=checkbox]')].map(({ checked }) => checked),
    status: () => root.querySelector('[part=status]')?.textContent,
    type: (name: string, text: string) => {
      const field = root.querySelector<HTMLInputElement>(`[name=${name}]`)
      if (!field) throw new Error(`no field ${name}`)
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
      field.dispatchEvent(new Event('change', { bubbles: true }))
    },
    text: () => root.querySelector('.card')?.textContent ?? '',
  }
}
