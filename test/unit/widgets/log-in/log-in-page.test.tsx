// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import type { Client, Result, Welcome } from '../../../../widgets/log-in/client.ts'
import { LogInPage, type Start } from '../../../../widgets/log-in/log-in-page.tsx'
import { onScreen, the } from '../ui/on-screen.ts'

const joining: Welcome = {
  purpose: 'join',
  email: 'ana@example.com',
  brand: 'acme',
  role: 'analyst',
  known: false,
  least: 12,
}

interface Told {
  accepts?: Result
  brands?: number
}

function show(start: Start, { accepts = { ok: true }, brands = 2 }: Told = {}) {
  const asked: unknown[] = []
  const titles: string[] = []
  const note =
    (result: Result) =>
    (...what: unknown[]) => {
      asked.push(what)
      return Promise.resolve(result)
    }
  const roles = ['acme', 'other'].slice(0, brands).map((brand) => ({ brand, role: 'analyst' as const }))
  const client: Client = {
    who: () => Promise.resolve(roles),
    logIn: note(accepts),
    resume: () => Promise.resolve(false),
    logOut: note({ ok: true }),
    look: () => Promise.resolve(joining),
    accept: note(accepts),
  }
  const onTitle = (title: string) => void titles.push(title)
  const root = onScreen(
    <LogInPage
      client={client}
      root="/"
      start={start}
      onLoggedIn={({ length }) => length === 1}
      onTitle={onTitle}
    />,
  )
  return { root, asked, titles }
}

async function type(root: Element, name: string, text: string): Promise<void> {
  const input = the(root, `input[name="${name}"]`)
  await act(() => {
    input.setAttribute('value', text)
    Object.assign(input, { value: text })
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

async function submit(root: Element): Promise<void> {
  await act(async () => {
    the(root, 'form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  })
}

test('T3: both are asked for, and nothing is sent without them', async () => {
  const { root, asked } = show({ kind: 'log_in', isRegistered: false })
  await submit(root)
  expect(the(root, '.wrong').textContent).toContain('e-mail address')
  await type(root, 'user', 'ana@example.com')
  await submit(root)
  expect(the(root, '.wrong').textContent).toBe('Type your password.')
  expect(asked).toEqual([])
  await type(root, 'password', 'four words in a row')
  await submit(root)
  expect(asked).toEqual([['ana@example.com', 'four words in a row', false]])
})

test('who has several brands chooses, and can log out', async () => {
  const { root, titles } = show({ kind: 'log_in', isRegistered: true })
  await type(root, 'user', 'ana@example.com')
  await type(root, 'password', 'four words in a row')
  await submit(root)
  expect([...root.querySelectorAll('.brands a')].map((link) => link.getAttribute('href'))).toEqual([
    '/reports/acme',
    '/reports/other',
  ])
  await act(async () => the(root, 'main > button').click())
  expect(root.querySelector('form')).not.toBeNull()
  expect(titles).toEqual(['Log in', 'Your brands', 'Log in'])
})

test('K5: only who is not registered here is told where an account comes from', () => {
  const text = (isRegistered: boolean) => show({ kind: 'log_in', isRegistered }).root.textContent
  expect(text(false)).toContain('Open the link of your invitation')
  expect(text(true)).not.toContain('invitation')
})

test('T4: an invitation says to what, and takes no password that is too short', async () => {
  const { root, asked } = show({ kind: 'invitation', token: 't', welcome: joining })
  expect(root.textContent).toContain('You are invited to acme to read its reports.')
  await type(root, 'password', 'elevenchars')
  await submit(root)
  expect(the(root, '.wrong').textContent).toBe('A password has at least 12 characters.')
  expect(asked).toEqual([])
  await type(root, 'password', 'four words in a row')
  await submit(root)
  expect(asked).toEqual([['t', 'four words in a row']])
})

test('T6: who has an account accepts with its password, however short it once was', async () => {
  const welcome = { ...joining, known: true }
  const { root, asked } = show({ kind: 'invitation', token: 't', welcome })
  expect(the(root, 'h1').textContent).toBe('Accept the invitation')
  await type(root, 'password', 'short')
  await submit(root)
  expect(asked).toEqual([['t', 'short']])
})

test('why it was not taken is said aloud, each time anew', async () => {
  const { root } = show({ kind: 'log_in', isRegistered: true }, { accepts: { ok: false, reason: 'wrong' } })
  await type(root, 'user', 'ana@example.com')
  await type(root, 'password', 'wrong')
  for (let time = 0; time < 2; time++) {
    await submit(root)
    expect(the(root, '[role="alert"]').textContent).toBe('The name or the password is not right.')
  }
})

test('a link that does not work says so', () => {
  const { root, titles } = show({ kind: 'no_invitation', message: 'This link is over.' })
  expect([the(root, 'h1').textContent, root.textContent?.includes('This link is over.')]).toEqual([
    'This link does not work',
    true,
  ])
  expect(titles).toEqual(['This link does not work'])
})
