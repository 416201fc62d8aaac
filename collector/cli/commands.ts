// The list of commands.
import { defineCommand } from 'citty'
import { accessLogExport } from './access-log.ts'
import { backup } from './backup.ts'
import { brandAdd } from './brand-add.ts'
import { brandLeave, brandReturn } from './brand-leave.ts'
import { brandTag } from './brand-tag.ts'
import type { CommandContext } from './context.ts'
import { doctor } from './doctor.ts'
import { erase } from './erase.ts'
import { exportEvents } from './export.ts'
import { failInOneLine } from './fail-in-one-line.ts'
import { hold } from './hold.ts'
import { keysRetire } from './keys-retire.ts'
import { keysRotate } from './keys-rotate.ts'
import { ledger } from './ledger.ts'
import { privacyNotice } from './privacy-notice.ts'
import { report } from './report.ts'
import { reportLink } from './report-link.ts'
import { restore } from './restore.ts'
import { retention } from './retention.ts'
import { seed } from './seed.ts'
import { serve } from './serve.ts'
import { suppress } from './suppress.ts'
import { userInvite } from './user-invite.ts'
import { userList } from './user-list.ts'
import { userPassword } from './user-password.ts'
import { userRevoke } from './user-revoke.ts'
import { verify } from './verify.ts'

export const candorCommand = (context: CommandContext) => failInOneLine(everyCommand(context), context)

const everyCommand = (context: CommandContext) =>
  defineCommand({
    meta: {
      name: 'candor',
      version: context.version,
      description: 'First-party tracking with consent, hosted by the brand',
    },
    subCommands: {
      serve: serve(context),
      brand: defineCommand({
        meta: { name: 'brand', description: 'Brands of this collector' },
        subCommands: {
          add: brandAdd(context),
          tag: brandTag(context),
          leave: brandLeave(context),
          return: brandReturn(context),
        },
      }),
      user: defineCommand({
        meta: { name: 'user', description: 'People who log in' },
        subCommands: {
          invite: userInvite(context),
          list: userList(context),
          password: userPassword(context),
          revoke: userRevoke(context),
        },
      }),
      'access-log': defineCommand({
        meta: { name: 'access-log', description: 'Who did what to which record' },
        subCommands: { export: accessLogExport(context) },
      }),
      'privacy-notice': privacyNotice(context),
      report: report(context),
      export: exportEvents(context),
      'report-link': reportLink(context),
      seed: seed(context),
      ledger: ledger(context),
      verify: verify(context),
      suppress: suppress(context),
      retention: retention(context),
      hold: hold(context),
      erase: erase(context),
      backup: backup(context),
      restore: restore(context),
      keys: defineCommand({
        meta: { name: 'keys', description: 'The keys that everything is stored under' },
        subCommands: { rotate: keysRotate(context), retire: keysRetire(context) },
      }),
      doctor: doctor(context),
    },
  })
