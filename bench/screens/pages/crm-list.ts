import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person, Screen } from '../screen.ts'
import { sku } from '../values/near.ts'
import {
  app,
  avatar,
  button,
  type Column,
  chip,
  crumbs,
  sideBar,
  statusChip,
  table,
  tableStyle,
  tabs,
  topBar,
} from '../widgets.ts'

function columns(s: Screen): Column<Person>[] {
  const { random } = s
  const withAvatar = random.chance(0.6)
  const optional: Column<Person>[] = [
    { name: s.t('Email'), width: 20, cell: p => html`<span class="link">${s.email(p)}</span>` },
    { name: s.t(random.pick(['Phone', 'Mobile'])), width: 15, cell: p => s.phone(p) },
    { name: s.t('Company'), width: 14, cell: p => p.company },
    { name: s.t('Owner'), width: 13, cell: (_, i) => s.name(s.person(40 + (i % 4))) },
    {
      name: s.t('City'),
      width: 10,
      cell: () => random.pick(['Lyon', 'Berlin', 'Madrid', 'Bangkok', 'Chicago', 'Leeds', 'Toronto']),
    },
    { name: s.t('Address'), width: 22, cell: p => s.address(p) },
    { name: s.t('Date of birth'), width: 11, cell: p => s.birthDate(p) },
    { name: s.t('Last activity'), width: 11, cell: () => s.date() },
    { name: s.t('Amount'), width: 10, number: true, cell: () => s.price() },
  ]
  return [
    {
      name: s.t(random.pick(['Name', 'Customer', 'Contact', 'Full name'])),
      width: 18,
      cell: p =>
        html`<div class="row">${withAvatar ? avatar(s, p, 'tiny') : html`<i class="check"></i>`}<span class="cut bold">${s.name(p)}</span></div>`,
    },
    ...random.sample(optional, random.int(4, s.width > 1700 ? 7 : 5)),
    { name: s.t('Status'), width: 9, cell: () => statusChip(s, random.pick(['Active', 'Pending', 'Closed'])) },
  ]
}

const side = (s: Screen) =>
  sideBar([
    { name: s.t('Home'), icon: 'home' },
    { name: s.t('Contacts'), icon: 'users', on: true, count: s.amount(900) },
    { name: s.t('Companies'), icon: 'box' },
    { name: s.t('Deals'), icon: 'chart', count: s.random.int(3, 60) },
    { name: s.t('Activities'), icon: 'calendar' },
    { name: s.t('Inbox'), icon: 'mail', count: s.random.int(1, 30) },
    s.t('Views'),
    { name: `${s.t('Active')} · ${s.t('Customers')}` },
    { name: s.t('Lead') },
    { name: s.t('Unassigned') },
    s.t('Settings'),
    { name: s.t('Integrations'), icon: 'globe' },
    { name: s.t('Billing'), icon: 'card' },
  ])

/** A table of contacts. */
export const crmList: PageKind = {
  name: 'crm-list',
  personal: s => {
    const list = s.people.slice(0, Math.min(38, s.rows(s.fontSize * 3, s.fontSize * 17)))
    return app({
      top: topBar(s, s.random.pick(['Orbit CRM', 'Relate', 'Pipeline Hub', 'Accord']), 'users'),
      side: s.random.chance(0.8) ? side(s) : undefined,
      main: html`<div class="scroll">
<div class="row between"><div class="col">${crumbs(s.t('Home'), s.t('Contacts'))}<span class="title">${s.t(s.random.pick(['Contacts', 'Customers']))}</span></div>
<div class="row">${button(s.t('Filter'), '', 'filter')}${button(s.t('Export'))}${button(s.t('Add contact'), 'primary', 'plus')}</div></div>
${tabs([s.t('All'), s.t('Active'), s.t('Lead'), s.t('Archive')])}
<div class="row wrap">${[s.t('Owner'), s.t('Created'), s.t('Status')].map(name => chip(html`${name}: ${s.t('All')}`))}</div>
<div class="card flush">${table(columns(s), list, { className: tableStyle(s.random), name: s.t('Contacts'), on: s.random.int(-4, 8) })}</div>
</div>`,
    })
  },
  clean: s => {
    const { random } = s
    return app({
      top: topBar(s, 'Stockroom', 'box'),
      side: sideBar([
        { name: s.t('Home'), icon: 'home' },
        { name: s.t('Products'), icon: 'box', on: true },
        { name: s.t('Orders'), icon: 'file' },
        { name: s.t('Reports'), icon: 'chart' },
      ]),
      main: html`<div class="scroll"><div class="row between"><span class="title">${s.t('Products')}</span>${button(s.t('New'), 'primary', 'plus')}</div>
<div class="card flush">${table(
        [
          { name: s.t('Name'), width: 18, cell: () => s.productName() },
          { name: 'SKU', width: 12, cell: () => sku(random) },
          {
            name: s.t('Category'),
            width: 14,
            cell: () => s.t(random.pick(['Files', 'Reports', 'Integrations', 'Security'])),
          },
          { name: s.t('Stock'), width: 8, number: true, cell: () => s.amount(4000) },
          { name: s.t('Price'), width: 10, number: true, cell: () => s.price() },
          { name: s.t('Updated'), width: 10, cell: () => s.date() },
          { name: s.t('Status'), width: 9, cell: () => statusChip(s, random.pick(['Active', 'Pending', 'Closed'])) },
        ],
        Array.from({ length: Math.min(36, s.rows(s.fontSize * 3, s.fontSize * 12)) }),
        { className: tableStyle(random) },
      )}</div></div>`,
    })
  },
}
