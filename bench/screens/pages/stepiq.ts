import { type Content, html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Screen } from '../screen.ts'
import { uuid } from '../values/near.ts'
import { app, button, card, chip, crumbs, sideBar, statusChip, table, tableStyle, tabs, topBar } from '../widgets.ts'

const STEPS = ['Fetch tickets', 'Classify', 'Extract contact', 'Draft answer', 'Post to chat']
const MODELS = ['claude-sonnet-4', 'gpt-4o', 'llama-3.1-70b']

const side = (s: Screen) =>
  sideBar([
    { name: 'Pipelines', icon: 'branch', on: true },
    { name: 'Runs', icon: 'play' },
    { name: 'Secrets', icon: 'key' },
    { name: s.t('Settings'), icon: 'settings' },
    'Steps',
    ...STEPS.map((name, i) => ({ name: `${i + 1}. ${name}`, count: `${s.random.int(1, 9)}.${s.random.int(0, 9)}s` })),
  ])

function output(s: Screen): Content {
  const [a, b] = [s.person(2), s.person(3)]
  return s.random.pick([
    () => html`{
  "id": "${uuid(s.random)}",
  "customer": {
    "name": "${s.full(a)}",
    "email": "${s.email(a)}",
    "phone": "${s.phone(a)}"
  },
  "category": "billing",
  "confidence": 0.${s.random.int(60, 99)}
}`,
    () => html`{
  "to": "${s.email(b)}",
  "subject": "${s.subject()}",
  "body": "Dear ${s.given(b)}, ${s.prose()}",
  "signed": "${s.full(s.owner)}"
}`,
    () => html`{
  "step": "Post to chat",
  "url": "${s.secret('tokenUrl')}",
  "headers": { "Authorization": "Bearer ${s.secret('jwt')}" },
  "status": ${s.random.pick([200, 202, 429])}
}`,
  ])()
}

const block = (content: Content) =>
  html`<div class="code small" style="white-space:pre-wrap;overflow-wrap:anywhere">${content}</div>`

/** stepIQ: a pipeline's run with prompts and step outputs, or its secrets. */
export const stepIq: PageKind = {
  name: 'stepiq',
  product: { source: 'stepiq', name: 'stepiq' },
  langs: ['en', 'en', 'en', 'fr'],
  personal: s => {
    const secrets = html`<span class="title">Secrets</span><div class="card flush">${table(
      [
        {
          name: s.t('Name'),
          width: 14,
          cell: () => s.random.pick(['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'SLACK_TOKEN', 'DB_URL', 'WEBHOOK_SECRET']),
        },
        {
          name: 'Value',
          width: 36,
          cell: (_, i) =>
            html`<span class="mono small">${i % 4 === 3 ? '••••••••••' : s.secret(i % 2 ? 'opaqueKey' : 'apiKey')}</span>`,
        },
        { name: s.t('Owner'), width: 14, cell: p => s.name(p) },
        { name: s.t('Updated'), width: 10, cell: () => s.date() },
      ],
      s.people.slice(0, Math.min(14, s.rows(s.fontSize * 3.2, s.fontSize * 12))),
      { className: tableStyle(s.random), name: 'Secrets' },
    )}</div>`
    const run = html`${crumbs('Pipelines', 'Support triage', `Run ${s.random.int(100, 9999)}`)}<div class="row between"><span class="title">Support triage</span><div class="row">${statusChip(s, 'Active')}${button('Run again', 'primary', 'play')}</div></div>${tabs(['Steps', 'Logs', s.t('Settings')])}
<div class="row top" style="gap:1em"><div class="col grow" style="gap:1em">${card('Prompt', html`<div class="row small muted">${chip(s.random.pick(MODELS), 'solid')}<span>temperature 0.${s.random.int(0, 9)}</span></div><p style="margin-top:.6em">You help ${s.company()} answer requests. Ticket ${s.order()} from ${s.full(s.person(0))} &lt;${s.email(s.person(0))}&gt;: ${s.sentence(s.person(1))} ${s.sentence(s.person(1))}</p>`)}${card('Output', block(output(s)))}</div>
<div class="col grow" style="gap:1em">${card('Output', block(output(s)))}${card('Logs', html`<div class="mono small">${Array.from({ length: 9 }, (_, i) => html`<div class="pre"><span class="muted">10:0${i}:1${i}</span> ${s.random.pick([() => html`step ${i + 1} took ${s.random.int(1, 9)}.${s.random.int(0, 9)}s, ${s.amount(9000)} tokens`, () => html`called api with key ${s.secret('apiKey')}`, () => html`mail sent to ${s.email(s.person(4 + i))}`, () => html`owner ${s.username(s.person(2))} approved`])()}</div>`)}</div>`)}</div></div>`
    return app({
      top: topBar(s, 'stepIQ', 'branch'),
      side: side(s),
      main: html`<div class="scroll">${s.random.chance(0.72) ? run : secrets}</div>`,
    })
  },
  clean: s =>
    app({
      top: topBar(s, 'stepIQ', 'branch'),
      side: side(s),
      main: html`<div class="scroll"><span class="title">Pipelines</span><div class="card flush">${table(
        [
          {
            name: s.t('Name'),
            width: 14,
            cell: () =>
              s.random.pick(['Support triage', 'Weekly digest', 'Price watch', 'Release notes', 'Translate docs']),
          },
          { name: 'Model', width: 12, cell: () => s.random.pick(MODELS) },
          { name: 'Runs', width: 7, number: true, cell: () => s.amount(9000) },
          { name: 'Tokens', width: 8, number: true, cell: () => s.amount() },
          { name: s.t('Updated'), width: 10, cell: () => s.date() },
          { name: s.t('Status'), width: 8, cell: () => statusChip(s, s.random.pick(['Active', 'Closed'])) },
        ],
        Array.from({ length: Math.min(16, s.rows(s.fontSize * 3, s.fontSize * 30)) }),
        { className: tableStyle(s.random) },
      )}</div>${card('Prompt', html`<p>${s.prose()} ${s.prose()}</p>`)}</div>`,
    }),
}

/** STEPlus Tools: they run in the browser and keep nothing. */
export const tools: PageKind = {
  name: 'tools',
  product: { source: 'steplus', name: 'tools' },
  clean: s =>
    app({
      top: topBar(s, 'STEPlus Tools', 'settings'),
      side: sideBar([
        'Tools',
        ...['UUID generator', 'JSON formatter', 'Hash', 'Colours', 'Time zones', 'Diff'].map((name, i) => ({
          name,
          on: i === 0,
        })),
      ]),
      main: html`<div class="scroll"><span class="title">UUID generator</span>${card('Version 4', html`<div class="mono col">${Array.from({ length: 8 }, () => html`<span>${s.uuid()}</span>`)}</div>`)}${card('SHA-1', html`<span class="mono small">${s.random.chars('0123456789abcdef', 40)}</span>`)}${card(
        'JSON',
        html`<div class="code small">{
  "order": "${s.order()}",
  "total": ${s.random.int(10, 900)}.${s.random.int(10, 99)},
  "version": "${s.version()}",
  "paid": true
}</div>`,
      )}<div class="row">${button(s.t('Copy'))}${button('Generate', 'primary')}</div></div>`,
    }),
}
