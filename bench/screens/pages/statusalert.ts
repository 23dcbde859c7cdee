import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import { app, bar, button, card, chip, emblem, sideBar, stat, table, tableStyle, tabs, topBar } from '../widgets.ts'

const side = sideBar([
  { name: 'Monitors', icon: 'chart' },
  { name: 'Incidents', icon: 'bell' },
  { name: 'Subscribers', icon: 'users', on: true },
  { name: 'Webhooks', icon: 'send' },
  { name: 'Status page', icon: 'globe' },
])

/** STEPlus StatusAlert: subscribers, webhooks, monitored hosts. */
export const statusAlert: PageKind = {
  name: 'statusalert',
  product: { source: 'steplus', name: 'statusalert' },
  langs: ['en', 'en', 'en', 'de', 'es'],
  personal: s =>
    app({
      top: topBar(s, 'StatusAlert', 'bell'),
      side,
      main: html`<div class="scroll"><div class="row between"><span class="title">${s.t('Subscribers')}</span>${button(s.t('New'), 'primary', 'plus')}</div>${tabs(['Email', 'Webhook', 'SMS'])}
<div class="row top" style="gap:1em"><div class="card flush" style="flex:1.2">${table(
        [
          { name: s.t('Email'), width: 22, cell: p => s.email(p) },
          { name: s.t('Status'), width: 9, cell: () => chip(s.t(s.random.pick(['Active', 'Pending'])), 'ok') },
          { name: s.t('Created'), width: 10, cell: () => s.date() },
        ],
        s.people.slice(0, Math.min(30, s.rows(s.fontSize * 2.8, s.fontSize * 16))),
        { className: tableStyle(s.random), name: s.t('Subscribers') },
      )}</div><div class="col grow" style="gap:1em">${card('Webhooks', html`<div class="col">${['Chat', 'Pager', 'Relay', 'Ops room'].map(name => html`<div class="row">${emblem('send', '#0d9488')}<div class="col grow" style="gap:0"><span class="bold">${name}</span><span class="mono small cut">${s.secret('tokenUrl')}</span></div>${chip('200', 'ok')}</div>`)}</div>`)}${card(
        'Monitors',
        table(
          [
            { name: 'Target', width: 14, cell: () => html`<span class="mono">${s.ip()}</span>` },
            { name: 'Check', width: 8, cell: () => s.random.pick(['HTTPS', 'Ping', 'TCP 5432', 'DNS']) },
            { name: 'Uptime', width: 8, number: true, cell: () => `99.${s.random.int(10, 99)}%` },
          ],
          Array.from({ length: 7 }),
          { className: 'tight', name: 'Monitors' },
        ),
      )}${card('SMS', html`<div class="col">${s.people.slice(40, 43).map(p => html`<div class="row between"><span>${s.full(p)}</span><span>${s.phone(p)}</span></div>`)}</div>`)}</div></div></div>`,
    }),
  clean: s =>
    app({
      top: topBar(s, 'StatusAlert', 'bell'),
      side,
      main: html`<div class="scroll"><span class="title">Incidents</span><div class="row" style="align-items:stretch;gap:1em">${stat('Open', s.random.int(0, 4))}${stat('Uptime', `99.${s.random.int(10, 99)}%`)}${stat('Response', `${s.random.int(20, 400)} ms`)}</div>${['API', 'Payments', 'Search', 'Storage'].map(name => card(name, html`<div class="row"><div class="grow">${bar(0.9 + s.random.next() / 10)}</div><span class="muted">${s.date(9)} ${s.time()}</span></div><p class="muted">${s.prose()}</p>`))}</div>`,
    }),
}
