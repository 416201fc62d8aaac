// The popins' file: hands what starts them to the tag that has loaded it. The only file of it that touches globals.
import { createStartPopins } from './start-popins.ts'

const candor: unknown = Reflect.get(window, 'candor')
if (typeof candor === 'function') candor('popins', createStartPopins(window))
