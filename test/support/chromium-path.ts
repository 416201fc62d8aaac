// Which Chromium the tests drive: the whole browser, or its headless shell, which has the same pages and no windows.
import { existsSync } from 'node:fs'

const wholePath = '/usr/bin/chromium'
const shellPath = '/usr/bin/chromium-headless-shell'

/**
 * The path of what `CANDOR_CHROMIUM` or `CANDOR_HEADLESS_SHELL` names, or of Debian's. A page in a context of its own costs
 * 640 ms of processor time in the whole browser and 170 ms in the shell; where there is no shell the whole browser does.
 */
export function chromiumPath(isWhole: boolean, env: NodeJS.ProcessEnv): string {
  const whole = env.CANDOR_CHROMIUM || wholePath
  // Who names a browser and no shell wants that browser.
  const shell = env.CANDOR_HEADLESS_SHELL ?? (env.CANDOR_CHROMIUM ? '' : shellPath)
  return !isWhole && shell && existsSync(shell) ? shell : whole
}
