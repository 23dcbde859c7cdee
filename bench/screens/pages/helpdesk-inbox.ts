import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person } from '../screen.ts'
import { app, avatar, button, type Column, chip, sideBar, statusChip, table, tableStyle, topBar } from '../widgets.ts'

/** A queue of support requests. */
export const helpdeskInbox: PageKind = {
  name: 'helpdesk-inbox',
  personal: s => {
    const { random } = s
    const withAvatar = random.chance(0.5)
    const columns: Column<Person>[] = [
      { name: '#', width: 7, cell: () => html`<span class="muted">#${random.int(1000, 99999)}</span>` },
      { name: s.t('Subject'), width: 28, cell: () => html`<span class="bold">${s.subject()}</span>` },
      {
        name: s.t('Requester'),
        width: 18,
        cell: p =>
          html`<div class="row">${withAvatar ? avatar(s, p, 'tiny') : ''}<span class="cut">${s.name(p)}</span></div>`,
      },
      ...(random.chance(0.6) ? [{ name: s.t('Email'), width: 20, cell: (p: Person) => s.email(p) }] : []),
      {
        name: s.t('Assignee'),
        width: 14,
        cell: (_, i) =>
          i % 5 === 3
            ? html`<span class="muted">${s.t('Unassigned')}</span>`
            : i % 4 === 0
              ? s.name(s.owner)
              : s.name(s.person(50 + (i % 5))),
      },
      { name: s.t('Priority'), width: 9, cell: () => statusChip(s, random.pick(['High', 'Normal', 'Low'])) },
      { name: s.t('Status'), width: 10, cell: () => statusChip(s, random.pick(['Open', 'Pending', 'Solved'])) },
      { name: s.t('Updated'), width: 10, cell: () => html`<span class="muted">${s.date(30)}</span>` },
    ]
    const rows = s.people.slice(0, Math.min(44, s.rows(s.fontSize * 3, s.fontSize * 11)))
    return app({
      top: topBar(s, random.pick(['Helpwise Desk', 'Answerly', 'Ticketbay', 'Care Center']), 'chat'),
      side: sideBar([
        s.t('Views'),
        { name: s.t('All'), icon: 'mail', count: s.amount(900), on: true },
        { name: s.t('Unassigned'), icon: 'user', count: random.int(1, 40) },
        { name: s.t('Pending'), count: random.int(1, 40) },
        { name: s.t('Solved'), count: s.amount(4000) },
        { name: s.t('Spam'), icon: 'trash' },
        s.t('Team'),
        ...[50, 51, 52].map(i => ({ name: s.full(s.person(i)), count: random.int(0, 30) })),
        s.t('Tags'),
        { name: s.t('Billing'), icon: 'tag' },
        { name: s.t('Orders'), icon: 'tag' },
      ]),
      main: html`<div class="scroll"><div class="row between"><span class="title">${s.t('All')} <span class="muted">${s.amount(900)}</span></span><div class="row">${button(s.t('Filter'), '', 'filter')}${button(s.t('New'), 'primary', 'plus')}</div></div>
<div class="row">${[s.t('Open'), s.t('Pending'), s.t('High')].map((name, i) => chip(name, i ? '' : 'solid'))}</div>
<div class="card flush">${table(columns, rows, { className: tableStyle(random), name: s.t('All') })}</div></div>`,
    })
  },
  clean: s =>
    app({
      top: topBar(s, 'Answerly', 'chat'),
      side: sideBar([
        s.t('Views'),
        { name: s.t('All'), icon: 'mail', on: true },
        { name: s.t('Unassigned'), icon: 'user' },
        { name: s.t('Solved') },
        { name: s.t('Reports'), icon: 'chart' },
      ]),
      main: html`<div class="scroll"><span class="title">${s.t('Views')}</span><div class="card flush">${table(
        [
          { name: s.t('Subject'), width: 30, cell: () => s.subject() },
          { name: s.t('Team'), width: 14, cell: () => s.role() },
          { name: s.t('Company'), width: 16, cell: () => s.company() },
          { name: s.t('Priority'), width: 9, cell: () => statusChip(s, s.random.pick(['High', 'Normal', 'Low'])) },
          { name: s.t('Order'), width: 13, cell: () => s.order() },
          { name: s.t('Updated'), width: 10, cell: () => s.date(30) },
        ],
        Array.from({ length: Math.min(40, s.rows(s.fontSize * 3, s.fontSize * 11)) }),
        { className: tableStyle(s.random) },
      )}</div></div>`,
    }),
}
