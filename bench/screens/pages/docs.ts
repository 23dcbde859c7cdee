import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Screen } from '../screen.ts'
import { app, bar, button, card, chip, sideBar, table, topBar } from '../widgets.ts'

const sections = [
  'Introduction',
  'Quick start',
  'Authentication',
  'Pagination',
  'Errors',
  'Webhooks',
  'Rate limits',
  'Changelog',
]

/** Reference documentation: parameters, examples, headings; nobody in it. */
export const docs: PageKind = {
  name: 'docs',
  clean: s =>
    app({
      top: topBar(s, `${s.productName()} Docs`, 'file'),
      side: sideBar([
        s.t('Overview'),
        ...sections.map((name, i) => ({ name, on: i === 3 })),
        'API',
        ...['GET /orders', 'POST /orders', 'GET /products', 'DELETE /sessions'].map(name => ({ name })),
      ]),
      main: html`<div class="scroll" style="padding-right:12%"><span class="huge">${s.random.pick(sections)}</span><p>${s.prose()} ${s.prose()}</p><div class="card flush">${table(
        [
          { name: 'Parameter', width: 3, cell: (row: readonly string[]) => html`<span class="mono">${row[0]}</span>` },
          { name: 'Type', width: 2, cell: row => row[1] },
          { name: s.t('Description'), width: 8, cell: row => row[2] },
        ],
        [
          ['limit', 'integer', 'How many items a page holds, 100 at most'],
          ['cursor', 'string', 'Where the next page starts'],
          ['email', 'string', 'Address to look for, exact match'],
          ['name', 'string', 'Full name or a part of it'],
          ['created_after', 'date', 'ISO 8601, for example 2026-01-31'],
        ],
      )}</div><pre class="card mono small pre">curl https://api.example.com/v2/orders?limit=20 \\
  -H "Authorization: Bearer $API_KEY"

{ "id": "${s.uuid()}", "total": ${s.random.int(100, 9999)}, "version": "${s.version()}" }</pre><p>${s.prose()}</p><div class="alert">${s.prose()}</div><p>${s.prose()} ${s.prose()}</p></div>`,
    }),
}

const COLUMNS = ['Backlog', 'In progress', 'Review', 'Done']

/** A board of tasks without people. */
export const board: PageKind = {
  name: 'board',
  clean: s =>
    app({
      top: topBar(s, s.random.pick(['Taskline', 'Cardwall']), 'check'),
      main: html`<div class="scroll"><div class="row between"><span class="title">${s.productName()}</span>${button(s.t('New'), 'primary', 'plus')}</div><div class="grid grow" style="grid-template-columns:repeat(4,1fr);min-height:0">${COLUMNS.map(name => html`<div class="col" style="background:var(--raised);border-radius:var(--radius);padding:.8em;overflow:hidden"><span class="bold">${name} <span class="muted">${s.random.int(2, 30)}</span></span>${Array.from({ length: Math.floor(s.height / (s.fontSize * 12)) }, () => html`<div class="card col"><span>${s.subject()}</span><div class="row small muted"><span>TASK-${s.random.int(10, 999)}</span>${chip(s.random.pick(['bug', 'design', 'docs', 'infra']))}<span style="margin-left:auto">${s.date(30)}</span></div>${bar(s.random.next())}</div>`)}</div>`)}</div></div>`,
    }),
}

/** Plans and prices. */
export const pricing: PageKind = {
  name: 'pricing',
  clean: s =>
    app({
      top: topBar(
        s,
        s.productName(),
        'box',
        html`<div class="row" style="gap:1.6em">${[s.t('Products'), s.t('Plan'), s.t('Help')].map(name => html`<span>${name}</span>`)}</div>`,
      ),
      main: html`<div class="scroll" style="align-items:center;padding:2em 10%"><span class="huge">${s.t('Plan')}</span><p class="muted">${s.prose()}</p><div class="grid" style="grid-template-columns:repeat(3,1fr);width:100%">${['Starter', 'Team', 'Enterprise'].map((name, i) => planCard(s, name, i === 1))}</div></div>`,
    }),
}

const planCard = (s: Screen, name: string, best: boolean) =>
  card(
    '',
    html`<div class="col" style="gap:.9em"><div class="row between"><span class="big">${name}</span>${best ? chip('Popular', 'solid') : ''}</div><span class="huge">${s.price(90)}</span><span class="muted">${s.prose()}</span>${['10,000 requests', '5 projects', 'Email support', 'Audit log', '99.9% uptime'].map(text => html`<span>✓ ${text}</span>`)}${button('Choose', best ? 'primary' : '')}</div>`,
  )
