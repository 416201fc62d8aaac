import { describe, expect, it } from 'vitest'
import { createTurns } from '../../../../../collector/stores/libsql/turns.ts'

/** Work that says when it begins, and ends when it is let. */
function newWork(log: string[]) {
  const ends = new Map<string, () => void>()
  return {
    begin: (name: string) => () =>
      new Promise<string>((resolve) => {
        log.push(name)
        ends.set(name, () => resolve(name))
      }),
    end: (name: string) => ends.get(name)?.(),
  }
}

/** Lets every promise that can go on do so. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('turns', () => {
  it('of one name are taken one after the other, in the order they were asked for', async () => {
    const turns = createTurns({ atOnce: 9, waiting: 9 })
    const log: string[] = []
    const { begin, end } = newWork(log)
    const all = ['a', 'b', 'c'].map((name) => turns.take('shop', begin(name)))
    await settled()
    expect(log).toEqual(['a'])
    for (const name of ['a', 'b', 'c']) {
      end(name)
      await settled()
    }
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c'])
    expect(log).toEqual(['a', 'b', 'c'])
  })

  it('of different names are taken side by side, as many as may', async () => {
    const turns = createTurns({ atOnce: 2, waiting: 9 })
    const log: string[] = []
    const { begin, end } = newWork(log)
    for (const name of ['a', 'b', 'c', 'd']) void turns.take(name, begin(name))
    await settled()
    expect(log).toEqual(['a', 'b'])
    end('b')
    await settled()
    expect(log).toEqual(['a', 'b', 'c'])
    end('a')
    await settled()
    expect(log).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are refused, and nothing runs, where too many of the same name wait', async () => {
    const turns = createTurns({ atOnce: 1, waiting: 2 })
    const log: string[] = []
    const { begin, end } = newWork(log)
    const first = turns.take('shop', begin('a'))
    const second = turns.take('shop', begin('b'))
    expect(turns.take('shop', begin('c'))).toBeNull()
    expect(turns.take('other', begin('d'))).not.toBeNull()
    await settled()
    end('a')
    await first
    await settled()
    expect(turns.take('shop', begin('e'))).not.toBeNull()
    expect(second).not.toBeNull()
    expect(log).not.toContain('c')
  })

  it('go on after work that fails, whichever way it does', async () => {
    const turns = createTurns({ atOnce: 1, waiting: 9 })
    const failing = turns.take('shop', () => Promise.reject(new TypeError('later')))
    const throwing = turns.take('shop', () => {
      throw new TypeError('at once')
    })
    const next = turns.take('shop', () => Promise.resolve('next'))
    await expect(failing).rejects.toThrow('later')
    await expect(throwing).rejects.toThrow('at once')
    expect(await next).toBe('next')
  })

  it('are over when nobody has one or waits, those asked for meanwhile too', async () => {
    const turns = createTurns({ atOnce: 1, waiting: 9 })
    const log: string[] = []
    await turns.idle()
    void turns.take('shop', async () => {
      log.push('first')
      void turns.take('other', async () => void log.push('second'))
    })
    await turns.idle()
    expect(log).toEqual(['first', 'second'])
  })
})
