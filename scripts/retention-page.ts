// docs/retention.md: the table of time limits, and what it does not say by itself.
import {
  monthlyBackups,
  type TimeLimit,
  timeLimits,
  tombstonesKept,
} from '../collector/retention/time-limits.ts'
import { code, table } from './markdown-table.ts'

const rows: [string, TimeLimit][] = Object.entries(timeLimits)

export function renderRetentionPage(): string[] {
  return [
    'How long each thing is kept, who may change that, and what happens then. The settings, what carries the limits out, and ' +
      'this page are made from one table.',
    table(['ID', 'What', 'Default', 'The brand may change it', 'When due'], rows.map(rowOf)),
    '## When they are carried out',
    'Each brand’s every night at 03:30 of its zone, the collector’s own at 03:30 UTC, and all of them when the collector ' +
      'starts: a night that was missed is made up for. So nothing goes early, and what is due goes within a day. One run at ' +
      'a time; a limit that fails keeps no other back, and what it left is due still at the next run. Each record ends in a ' +
      'transaction of its own: a collector that is killed leaves it whole or ended. Months are calendar months (UTC); a day ' +
      'that a month has not is counted on into the next.',
    '`npx candor retention` carries them out now; with `--dry-run` it changes nothing and prints what would go and why, with ' +
      '`--days 30` what goes until then. Both work with a running collector and without. A brand whose ' +
      '`brand.json` cannot be read is named, with `--json` in a line of its own, `{"brand":"…","unreadable":true}`: nothing of ' +
      'it goes until it can be. The other brands’ limits are carried out; the command then says where the file is wrong, ' +
      'and ends with 1, as it does where a limit failed. Operators see the next 30 days at ' +
      '`/retention`, and `POST` there carries out, answered with `carried` and the brands that are `unreadable`; programs have' +
      ' the next days as JSON at `/retention.json?days=30&brand=…`: opaque IDs and the names of limits, ' +
      'nobody’s address or name. What was carried out is counted on [`/metrics`](metrics.md) and, by record, in the ' +
      '[access log](access-log.md).',
    '## What they count from',
    [
      '- **R3** from when the contact came, or when the last of its three opt-ins changed. Where the brand or its partners ' +
        'have a yes, the contact is kept for them, as long as it is active (R8).',
      '- **R4, R5** from what the brand’s server [tells of its invitations](server-api.md#invitations). R5 counts from the ' +
        'second one where the brand tells of it, else from when it was asked for. Whose address takes no mail is not asked for again.',
      '- **R7** from the later of the opt-outs, where no yes to anybody is left. The opt-out itself stays as a keyed hash.',
      '- **R8** from what the person did last: left their details, sent a popin, ordered, clicked, changed something on their ' +
        'own page. That a mail was opened is nothing that they did (E11), nor is what the brand’s server sends.',
      '- **R9** from the last log-in, for who works for several brands by the longest of these. A mail that no server takes is ' +
        'tried every day for 15 days, and then counts as sent. Whoever logs in meanwhile stays.',
      '- **R17** The rows go at the end of their days; that a session, an invitation or a shared link opens nothing any more ' +
        'does not wait for that. The hash of a link to the reports (`candor report-link`) that is over goes when the next is made.',
      '- **R18** is [about backups](backup.md): ' +
        `${monthlyBackups.default} months for the first of each month, or ${code('retention.backupMonths')}. What tells them of ` +
        'erasures, the [tombstones](erasure.md#tombstones), goes by the month (UTC) too: ' +
        `${tombstonesKept.amount} months after its end, and never while an older backup stands in ${code('CANDOR_BACKUPS')}.`,
      '- **R22** Events stand in a file a month (UTC). A file goes when the last of its days is due, so its first days are kept ' +
        'up to a month longer, and no event goes early.',
    ].join('\n'),
    '## Legal hold',
    '`npx candor hold set contact <id> --brand <brand> --reason legal_claim [--reference 2026/17]` keeps a record from R3–R12 (a brand from R13 too) and ' +
      'from erasure until `npx candor hold lift …`; a brand’s server and admins do the same for contacts and ambassadors by ' +
      '`POST`, `DELETE` and `GET /api/<brand>/holds` (which tells of no contact that they do not see), operators for people who log ' +
      'in and whole brands by `/holds`. The reason is ' +
      'one of `legal_claim`, `court_order`, `authority_request`, `legal_duty`; a reference is the case’s number, at most 64 ' +
      'letters, digits, `_`, `.`, `/` or `-`, so that nothing about the person is kept beside it. What is held is told with its ' +
      'reason in the dry run and on the page. A contact whose person had its use restricted (article 18) waits in the same way.',
  ]
}

function rowOf([id, { what, default: length, unit, setting, whenDue }]: [string, TimeLimit]): string[] {
  const words = length === null ? '–' : `${length} ${unit}`
  const changes = setting
    ? `${code(`${setting.room}.${setting.name}`)}, ${setting.least} to ${setting.most} ${unit}`
    : id === 'R21'
      ? 'sets and lifts it'
      : 'no'
  return [id, what, words, changes, whenDue]
}
