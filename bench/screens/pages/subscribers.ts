import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person } from '../screen.ts'
import {
  app,
  bar,
  button,
  type Column,
  card,
  chip,
  modal,
  sideBar,
  stat,
  statusChip,
  table,
  tableStyle,
  tabs,
  topBar,
} from '../widgets.ts'

const side = (s: Parameters<NonNullable<PageKind['personal']>>[0]) =>
  sideBar([
    { name: s.t('Dashboard'), icon: 'home' },
    { name: s.t('Campaigns'), icon: 'send' },
    { name: s.t('Subscribers'), icon: 'users', on: true },
    { name: s.t('Reports'), icon: 'chart' },
    { name: s.t('Settings'), icon: 'settings' },
  ])

/** People on a mailing list, sometimes with the import dialog over it. */
export const subscribers: PageKind = {
  name: 'subscribers',
  personal: s => {
    const columns: Column<Person>[] = [
      { name: '', width: 3, cell: (_, i) => html`<i class="check ${i % 7 === 1 ? 'on' : ''}"></i>` },
      { name: s.t('Email'), width: 22, cell: p => html`<span class="link">${s.email(p)}</span>` },
      ...(s.random.chance(0.7)
        ? [
            { name: s.t('First name'), width: 11, cell: (p: Person) => s.given(p) },
            { name: s.t('Last name'), width: 13, cell: (p: Person) => s.family(p) },
          ]
        : [{ name: s.t('Name'), width: 18, cell: (p: Person) => s.name(p) }]),
      { name: s.t('Tags'), width: 12, cell: () => chip(s.random.pick(['newsletter', 'vip', 'trial', 'webinar-03'])) },
      { name: s.t('Source'), width: 10, cell: () => s.random.pick(['Form', 'Import', 'API']) },
      { name: s.t('Opened'), width: 8, number: true, cell: () => `${s.random.int(0, 100)}%` },
      { name: s.t('Created'), width: 10, cell: () => s.date() },
      { name: s.t('Status'), width: 9, cell: () => statusChip(s, s.random.pick(['Active', 'Active', 'Pending'])) },
    ]
    const pasted = s.people.slice(40, 46)
    return app({
      top: topBar(s, s.random.pick(['Newsroom', 'Mailtree', 'Postwell']), 'mail'),
      side: side(s),
      main: html`<div class="scroll"><div class="row between"><span class="title">${s.t('Subscribers')} <span class="muted">${s.amount(90000)}</span></span><div class="row">${button(s.t('Import'))}${button(s.t('Export'))}${button(s.t('Add contact'), 'primary', 'plus')}</div></div>${tabs([s.t('All'), s.t('Active'), s.t('Pending')])}<div class="card flush">${table(columns, s.people.slice(0, Math.min(40, s.rows(s.fontSize * 3, s.fontSize * 13))), { className: tableStyle(s.random), name: s.t('Subscribers') })}</div></div>`,
      over: s.random.chance(0.25)
        ? modal(
            s.t('Import'),
            html`<span class="muted">${s.t('Recipients')}</span><div class="input area mono small"><div class="col" style="gap:.1em">${pasted.map(p => html`<span>${s.email(p)}, ${s.full(p)}</span>`)}</div></div>`,
            html`${button(s.t('Cancel'))}${button(s.t('Import'), 'primary')}`,
          )
        : undefined,
    })
  },
  clean: s =>
    app({
      top: topBar(s, 'Mailtree', 'mail'),
      side: side(s),
      main: html`<div class="scroll"><span class="title">${s.t('Reports')}</span><div class="row" style="align-items:stretch;gap:1em">${stat(s.t('Sent'), s.amount())}${stat(s.t('Opened'), `${s.random.int(20, 70)}.${s.random.int(0, 9)}%`)}${stat(s.t('Clicked'), `${s.random.int(1, 20)}.${s.random.int(0, 9)}%`)}</div>${card(
        s.t('Campaigns'),
        html`<div class="col">${Array.from({ length: Math.min(14, s.rows(s.fontSize * 3, s.fontSize * 26)) }, () => html`<div class="row"><span style="width:24em" class="cut">${s.subject()}</span><div class="grow">${bar(s.random.next())}</div><span class="muted" style="width:6em;text-align:right">${s.amount(9000)}</span></div>`)}</div>`,
      )}</div>`,
    }),
}
