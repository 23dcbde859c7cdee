import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Screen } from '../screen.ts'
import { app, avatar, button, card, chip, lineChart, sideBar, stat, table, tableStyle, topBar } from '../widgets.ts'

const SERVICES = [
  'API',
  'Web app',
  'Payments',
  'Search',
  'Email delivery',
  'File storage',
  'Webhooks',
  'Background jobs',
]

const uptime = (s: Screen, name: string) =>
  html`<div class="row" style="padding:.6em 0;border-bottom:1px solid var(--line)"><span style="width:11em" class="bold">${name}</span><div class="row grow" style="gap:2px">${Array.from({ length: 45 }, () => html`<i style="flex:1;height:1.6em;border-radius:2px;background:${s.random.chance(0.05) ? '#f59e0b' : s.random.chance(0.02) ? '#ef4444' : '#22c55e'}"></i>`)}</div><span class="muted" style="width:5em;text-align:right">99.${s.random.int(10, 99)}%</span></div>`

const side = () =>
  sideBar([
    { name: 'Monitors', icon: 'chart', on: true },
    { name: 'Incidents', icon: 'bell', count: 2 },
    { name: 'Status pages', icon: 'globe' },
    { name: 'On-call', icon: 'phone' },
    { name: 'Alert channels', icon: 'send' },
    { name: 'Settings', icon: 'settings' },
  ])

/** Monitors, incidents and who is on call. */
export const status: PageKind = {
  name: 'status',
  langs: ['en'],
  personal: s => {
    const onCall = s.people.slice(0, 4)
    return app({
      top: topBar(s, s.random.pick(['Uptimely', 'Pulsewatch', 'Beacon Monitor']), 'chart'),
      side: side(),
      main: html`<div class="scroll"><div class="row between"><span class="title">Monitors</span>${button('New monitor', 'primary', 'plus')}</div><div class="row" style="align-items:stretch;gap:1em">${stat('Up', s.random.int(20, 90))}${stat('Response', `${s.random.int(20, 400)} ms`)}${stat('Incidents', s.random.int(0, 9))}</div>
<div class="row top" style="gap:1em"><div class="col" style="flex:2;gap:1em"><div class="card flush">${table(
        [
          { name: 'Monitor', width: 12, cell: () => s.random.pick(SERVICES) },
          { name: 'Host', width: 13, cell: () => html`<span class="mono">${s.ip()}</span>` },
          { name: 'Response', width: 8, number: true, cell: () => `${s.random.int(9, 900)} ms` },
          { name: 'Notify', width: 18, cell: (p: (typeof onCall)[number]) => s.email(p) },
          { name: 'Status', width: 8, cell: () => (s.random.chance(0.85) ? chip('Up', 'ok') : chip('Down', 'bad')) },
        ],
        s.people.slice(4, 4 + Math.min(18, s.rows(s.fontSize * 3, s.fontSize * 26))),
        { className: tableStyle(s.random), name: 'Monitors' },
      )}</div></div>
<div class="col grow" style="gap:1em">${card('On call', html`<div class="col">${onCall.map((p, i) => html`<div class="row">${avatar(s, p)}<div class="col grow" style="gap:0"><span class="bold cut">${s.full(p)}</span><span class="small muted">${s.phone(p)}</span></div>${chip(i ? 'Backup' : 'Primary', i ? '' : 'solid')}</div>`)}</div>`)}${card('Alert channels', html`<div class="col small" style="overflow-wrap:anywhere"><div>Slack <span class="link">${s.secret('tokenUrl')}</span></div><div>Webhook <span class="link">${s.secret('tokenUrl')}</span></div></div>`)}${card('Incident', html`<p>${s.sentence(s.person(9))} ${s.sentence()}</p><span class="muted small">Acknowledged by ${s.full(s.person(8))}, ${s.time()}</span>`)}</div></div></div>`,
    })
  },
  clean: s =>
    app({
      top: s.random.chance(0.5) ? topBar(s, 'Uptimely', 'chart') : undefined,
      side: s.random.chance(0.4) ? side() : undefined,
      main: html`<div class="scroll" style="padding:2em 14%"><div class="row between"><span class="huge">${s.productName()} Status</span>${button('Subscribe')}</div><div class="card" style="background:#15803d;color:#fff;border:0"><span class="big">All systems operational</span></div>${card(
        'Uptime, last 90 days',
        SERVICES.map(name => uptime(s, name)),
      )}${card('Response time', lineChart(s.random, ['00:00', '04:00', '08:00', '12:00', '16:00', '20:00'], 150))}${card('Past incidents', html`<div class="col">${[0, 1, 2].map(() => html`<div><span class="bold">${s.date(40)} — ${s.subject()}</span><p class="muted">${s.prose()}</p></div>`)}</div>`)}</div>`,
    }),
}
