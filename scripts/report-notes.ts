// What docs/reports.md says beside the tables of metrics and dimensions.
export const reportNotes: readonly string[] = [
  '## Filters',
  'All of `filters` hold. Each is `[dimension, operator, value or list of values]`, or a group of filters, four deep: ' +
    '`{ "and": […] }`, `{ "or": […] }`, `{ "not": … }`. Operators: `is`, `contains` and `matches` hold where one of the values ' +
    'fits; `is_not`, `not_contains` and `not_matches` where none does, and keep what has no value (null).',
  '`contains` and `matches` look anywhere in the text, in any case. A pattern of `matches` has 200 characters at most, made ' +
    'of characters, `. ^ $ | * + ? { } [ ] ( ) (?: )`, `\\d \\w \\s \\b` and `\\` before a sign that is meant as it stands. It runs in ' +
    'RE2, in time linear in the text; what RE2 cannot read is refused before, with its place (`filters[0][2]`).',
  'A filter by visits (source, referrer, UTM, first and last page, whether it searched) narrows events, order lines, searches, ' +
    'carts, orders and refunds too: to those of such visits. What belongs to no visit (an order that only the brand’s server ' +
    'told of, an open or a click of a publication) is then left out, or refused where nothing would be left.',
  '```json\n{ "or": [["page", "matches", "^/(shoes|boots)/"], { "not": ["device", "is", "desktop"] }] }\n```',
  '## Funnel',
  'Any way through a shop, asked by `funnel_step`. `funnel` names two to eight `steps`, each an event (of the shop’s own too) or ' +
    'an event with filters by what it has itself (page, search term, device …) or one of its lines has (product, brand, ' +
    'category); a `mode` and a `window`. Without `funnel` the steps are search, select_item, add_to_cart, purchase.',
  [
    '```json',
    '{',
    '  "metrics": ["reached", "share", "step_rate", "step_time"],',
    '  "dimensions": ["funnel_step", "week"],',
    '  "period": { "from": "2026-11-01", "to": "2026-11-30" },',
    '  "funnel": {',
    '    "steps": ["quiz_started", { "event": "view_item", "filters": [["product", "is", "SKU1"]] }, "purchase"],',
    '    "mode": "ordered",',
    '    "window": "7d"',
    '  }',
    '}',
    '```',
  ].join('\n'),
  'A walk begins with an event of the first step and takes each next step at its earliest moment. `ordered` (default): whatever ' +
    'comes between. `strict`: of all events that match any step, the very next. `window`: `visit` (default) counts visits, ' +
    'each within itself; `30m`, `12h`, `7d` (31 days at most) counts visitors over their visits, so long after the first step, within ' +
    'the period. Whoever has several walks counts once, by the one that came furthest, the earliest of these. Two steps need two ' +
    'events; what happens at one moment happens in the order of the steps. Two steps of one event are `page_view` and `page_view_2`.',
  'Beside `funnel_step` may stand `date` or `week` (of the walk’s first step) or a segment (`device`, `publication`, `source` …: ' +
    'as it was at the first step). `step_rate` has its interval. With small groups hidden, nothing is said of a step that too few ' +
    'did, or that too few of those before it did not; a filter of a step must not cut through what is hidden, as no other may.',
  '## Credits',
  '`credited_orders`, `credited_net_revenue`, `new_buyers` and `days_to_order` are what publications are [credited](attribution.md) ' +
    'with, by `publication`, `ambassador`, `channel`, `date` and `currency`, and equal `GET /api/<brand>/credits` to the minor unit. ' +
    'They go by the rule that held when an order was made; `attribution` names another model, another window or both, so ' +
    'that rules stand side by side: `{ "attribution": { "model": "linear", "windowDays": 30 } }`. Two rules differ by single ' +
    'orders: where small groups are hidden, only who may read each order (`read_credits`) may name one. An analyst sees these ' +
    'aggregates and never an order.',
  '## Comparison',
  '`compare` puts the figures of other days beside each row, as `previous`: `previous` the period of equal length before, ' +
    '`year_before` the same dates a year earlier, `matching_weekdays` the days 52 weeks earlier, or any ' +
    '`{ "from", "to" }`. Days are local days of the brand, 23 or 25 hours long where the clocks change.',
  '## How new it is',
  'Events count a second or two after they came in. `meta.as_of` is the instant up to which an answer counts. The same ' +
    'question is told the same answer again for at most 30 seconds, and only while no more than one in a thousand of the ' +
    'period’s events is new ([why](decisions/0010-an-answer-may-be-told-again.md)): with fewer than a thousand events, each ' +
    'is in the next answer.',
  '## How sure a share is',
  'A row with shares has `intervals`: `{ "conversion": [low, high] }`, where the share lies with 95 % confidence (Wilson). ' +
    '`low_volume` names the shares of fewer than 100.',
  '## Small groups',
  'Rows with fewer visitors behind them than the setting `reports.smallestGroup` (10) are not shown, in no output. They are ' +
    'gathered in one row with `"other": true`, and `meta.suppressed` counts them. So that nobody finds them by subtracting ' +
    'two reports, the next smallest row stays with one that would be alone; a value is shown in days, weeks (ISO, cut where a ' +
    'month ends) or months as far as each of them is large enough, so that periods of whole months or weeks show the most; ' +
    'where a filter would cut through what is hidden, that is left out and there is no other row; and a question is about two ' +
    'dimensions at most, the date aside. A figure that may not be shown is null. ' +
    '[How this works, and what it does not defend against](decisions/0006-small-groups.md). ' +
    'The demonstration brand has 1, which hides nothing: whoever tries the shop finds their own walk.',
  '## CSV',
  '`accept: text/csv` on the query, or `GET /api/<brand>/reports/<name>.csv?from=…&to=…` for a named report, with `&table=` ' +
    '(default: its first), `&compare=` (a name, or `<from>..<to>`), `&filters=` (JSON), and of the funnel `&steps=` (events with commas between them, or steps as JSON), `&mode=`, `&window=` and `&by=`. The lines are the rows of the JSON ' +
    'answer, the other row included: dimensions, metrics, of a share `<metric>_low` and `<metric>_high`, `previous_<metric>` ' +
    'where periods are compared, `currency` where there is money, `low_volume`, and `other`, which is `true` of what is left. ' +
    'Numbers are numbers, null is empty, **money is a decimal in its currency** (the JSON has minor units). Texts that a ' +
    'spreadsheet would run have a quote before them.',
  '## By link and by mail',
  'A [shared link](access.md#sharing-a-part-of-the-reports) shows a part of the reports: the collector adds its filters to ' +
    'every query of the link. [Mails](report-mail.md) bring a named report each day, week or month (`reports.mail`).',
  '## On the command line',
  '`candor report <name>` or `candor report --query <file>`, with `--brand`, `--from`, `--to`, `--table`, `--compare`, ' +
    '`--filters`, of the funnel `--steps`, `--mode`, `--window` and `--by`, and `--json` or `--csv`, prints what the page shows; a running collector is asked for it. ' +
    '`candor export --from … --to … --out <file> --format csv|json|parquet` writes the events themselves, with a stopped ' +
    'collector. They are pseudonymous and still of people, small groups are not hidden in them, and the tags of e-mail, ' +
    'phone, customer and network are left out: keep the file on a machine of your own, and as long as you keep the events.',
]
