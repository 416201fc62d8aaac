// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { popinAnswer, popinVoucher } from '../../../support/popin-answer.ts'
import { testForm } from './test-stage.ts'

const { texts } = popinAnswer('message')
const kinds = ['order', 'subscribe', 'message', 'form', 'voucher'] as const

describe.each(kinds)('the %s popin', (kind) => {
  test('POPINS 1: begins with every box empty, one a recipient', () => {
    const { ticks } = testForm(kind)
    expect(ticks()).toEqual(popinAnswer(kind).boxes.map(() => false))
  })

  test('POPINS 4, G3: says beside the boxes how to withdraw, and links the privacy notice', () => {
    const { root, text } = testForm(kind)
    expect(text()).toContain(popinAnswer(kind).texts.notice)
    expect(root.querySelector('a')?.getAttribute('href')).toBe(popinAnswer(kind).privacy_url)
  })

  test('POPINS 6: refusing and sending are two buttons of one kind, and closing is a third', () => {
    const { root, buttons } = testForm(kind)
    const { refuse, send, close } = popinAnswer(kind).texts
    expect(buttons()).toEqual([refuse, send])
    expect(root.querySelector('.top button')?.getAttribute('aria-label')).toBe(close)
  })

  test('POPINS 10: that it was shown, and that it was closed, is told without any yes', () => {
    const { press, sent, stage } = testForm(kind)
    press(texts.close)
    expect(sent).toEqual([
      { act: 'shown', ticked: {}, typed: {} },
      { act: 'closed', ticked: {}, typed: {} },
    ])
    expect(stage.end_).toHaveBeenCalledTimes(1)
  })
})

describe('what the caps are told', () => {
  test('shown, and closed by the cross', () => {
    const { press, stage } = testForm('message')
    press(texts.close)
    expect(stage.remember_).toHaveBeenNthCalledWith(1, 'shown')
    expect(stage.remember_).toHaveBeenNthCalledWith(2, 'closed')
  })

  test('refused by its button', () => {
    const { press, stage } = testForm('message')
    press(texts.refuse)
    expect(stage.remember_).toHaveBeenLastCalledWith('refused')
  })

  test('granted once a yes is with the collector; closing after that is no refusal', async () => {
    const { press, tick, type, stage, status, sent } = testForm('message')
    tick('ambassador')
    type('email', 'ada@example.com')
    type('message', 'Hello')
    press(texts.send)
    await expect.poll(status).toBe(texts.check_mail)
    press(texts.close)
    expect(stage.remember_).toHaveBeenLastCalledWith('granted')
    expect(sent.map(({ act }) => act)).toEqual(['shown', 'sent'])
  })
})

describe('POPINS 5: a message with the ambassador’s box empty', () => {
  const warned = () => {
    const popin = testForm('message')
    popin.type('message', 'Hello')
    popin.press(texts.send)
    return popin
  }

  test('is answered in place by a status with two equal buttons, and nothing is sent', () => {
    const { status, buttons, sent } = warned()
    expect(status()).toBe(texts.warning)
    expect(buttons()).toEqual([texts.warning_without, texts.warning_with])
    expect(sent.map(({ act }) => act)).toEqual(['shown'])
  })

  test('POPINS 3: goes as it is by *Send without*', async () => {
    const { press, sent, status } = warned()
    press(texts.warning_without)
    await expect.poll(status).toBe(texts.done)
    expect(sent.at(-1)).toMatchObject({ act: 'sent', ticked: {}, typed: { message: 'Hello' } })
  })

  test('leads to the box by *Let them answer*, and never ticks it', () => {
    const { press, ticks, root, buttons } = warned()
    press(texts.warning_with)
    expect(ticks()).toEqual([false, false, false])
    expect(root.activeElement?.id).toBe('ambassador')
    expect(buttons()).toEqual([texts.refuse, texts.send])
  })

  test('is never asked about twice', async () => {
    const { press, status } = warned()
    press(texts.warning_with)
    press(texts.send)
    await expect.poll(status).toBe(texts.done)
  })
})

describe('errors', () => {
  test('are tied to their field, which gets the focus; nothing is sent', () => {
    const { press, type, root, sent } = testForm('message')
    type('message', 'Hello')
    type('email', 'ada@')
    press(texts.send)
    const field = root.querySelector('#email')
    expect(field?.getAttribute('aria-invalid')).toBe('true')
    expect(root.querySelector(`#${field?.getAttribute('aria-describedby')}`)?.textContent).toBe(
      texts.error_email,
    )
    expect(root.activeElement).toBe(field)
    expect(sent).toHaveLength(1)
  })

  test('go away once they are mended', () => {
    const { press, type, root } = testForm('message')
    press(texts.send)
    expect(root.querySelectorAll('[aria-invalid]')).toHaveLength(1)
    type('message', 'Hello')
    press(texts.send)
    expect(root.querySelectorAll('[aria-invalid]')).toHaveLength(0)
  })

  test('C9: no voucher without the opt-in; the box that is missing says so and gets the focus', () => {
    const { press, type, root, sent } = testForm('voucher')
    type('email', 'ada@example.com')
    press(popinAnswer('voucher').texts.send)
    expect(root.activeElement?.id).toBe('ambassador')
    expect(root.querySelector('#boxes-error')?.textContent).toBe(popinAnswer('voucher').texts.error_box)
    expect(sent).toHaveLength(1)
  })
})

describe('a slip in the address', () => {
  test('is asked about, and corrected by one press', () => {
    const { press, type, root } = testForm('subscribe')
    type('email', 'ada@gmial.com')
    press('ada@gmail.com')
    expect(root.querySelector<HTMLInputElement>('#email')?.value).toBe('ada@gmail.com')
    expect(root.querySelector('bdi')).toBeNull()
  })
})

describe('what was typed', () => {
  test('is kept as it is typed, fields only, and forgotten once it is sent', async () => {
    const { type, tick, press, keepTyped, status } = testForm('message')
    type('nickname', 'robot')
    type('message', 'Hello')
    expect(keepTyped).toHaveBeenLastCalledWith({ message: 'Hello' })
    tick('ambassador')
    type('email', ' ada@example.com ')
    press(texts.send)
    await expect.poll(status).toBe(texts.check_mail)
    expect(keepTyped).toHaveBeenLastCalledWith(null)
  })

  test('is there again when the popin comes back', () => {
    const { root } = testForm('message', { typed: { message: 'Hello' } })
    expect(root.querySelector('textarea')?.value).toBe('Hello')
  })

  test('S13: what stands in the field that nobody sees goes to the collector', async () => {
    const { type, press, sent, status } = testForm('form')
    type('email', 'ada@example.com')
    type('nickname', 'robot')
    press(texts.send)
    await expect.poll(status).not.toBe('')
    expect(sent.at(-1)?.typed.nickname).toBe('robot')
  })
})

describe('sending', () => {
  const filled = (setting: Parameters<typeof testForm>[1]) => {
    const popin = testForm('form', setting)
    popin.type('email', 'ada@example.com')
    popin.press(texts.send)
    return popin
  }

  test('says that it is under way, then that it waits for the network, then that it is done', async () => {
    let arrive: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve
    })
    const { status, waits, keepTyped, buttons } = filled({
      answers: [arrived.then(() => ({ ok: true, answer: {} }))],
    })
    expect(status()).toBe(texts.sending)
    expect(buttons()).toEqual([texts.close])
    waits.at(-1)?.()
    expect(status()).toBe(texts.waiting)
    expect(keepTyped).not.toHaveBeenCalledWith(null)
    arrive()
    await expect.poll(status).toBe(popinAnswer('form').texts.done)
  })

  test('that fails brings the form back with all that was typed', async () => {
    const { status, root, keepTyped, buttons } = filled({ answers: [{ ok: false }] })
    await expect.poll(status).toBe(texts.failed)
    expect(root.querySelector<HTMLInputElement>('#email')?.value).toBe('ada@example.com')
    expect(keepTyped).not.toHaveBeenCalledWith(null)
    expect(buttons()).toEqual([texts.refuse, texts.send])
  })
})

test('a voucher is shown as its code and as a QR code that has a name', async () => {
  const voucher = popinVoucher()
  const { press, tick, type, root, status } = testForm('voucher', {
    answers: [{ ok: true, answer: { voucher } }],
  })
  tick('ambassador')
  type('email', 'ada@example.com')
  press(popinAnswer('voucher').texts.send)
  await expect.poll(() => root.querySelector('b')?.textContent).toBe(voucher.code)
  expect(root.querySelector('svg')?.getAttribute('aria-label')).toBe(popinAnswer('voucher').texts.voucher_qr)
  expect(root.querySelector('path')?.getAttribute('d')).toBe(voucher.qr.path)
  const { done, check_mail } = popinAnswer('voucher').texts
  expect(status()).toBe(`${done} ${check_mail}`)
})

test('C8: after an order a yes says that a mail may come, since only the collector knows', async () => {
  const { press, tick, type, status } = testForm('order')
  const { texts } = popinAnswer('order')
  tick('ambassador')
  type('email', 'ada@example.com')
  press(texts.send)
  await expect.poll(status).toBe(texts.check_mail)
  expect(texts.check_mail).toMatch(/^Thank you. If /)
})

test('on a phone it begins small, without fields; unfolding it is the person’s act', () => {
  const { root, press, buttons, stage } = testForm('message', { isPeek: true })
  stage.isModal_ = false
  expect(root.querySelectorAll('input, textarea')).toHaveLength(0)
  expect(buttons()).toEqual([texts.refuse, texts.open])
  press(texts.open)
  expect(stage.isModal_).toBe(true)
  expect(root.querySelectorAll('textarea')).toHaveLength(1)
})

test('POPINS 2: the partners’ names are one press away', () => {
  const { root } = testForm('message')
  const names = [...root.querySelectorAll('details li')].map(({ textContent }) => textContent)
  expect(names).toEqual(popinAnswer('message').partners?.names)
  expect(root.querySelector('details')?.hasAttribute('open')).toBe(false)
})
