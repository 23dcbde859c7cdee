import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person, Screen } from '../screen.ts'
import {
  app,
  avatar,
  bankCard,
  button,
  type Column,
  card,
  sideBar,
  statusChip,
  table,
  tableStyle,
  tabs,
  topBar,
} from '../widgets.ts'

/** Payments with the cards and accounts they came from, as a shop's back office lists them. */
export const payments: PageKind = {
  name: 'payments',
  personal: s => {
    const optional: Column<Person>[] = [
      { name: s.t('Email'), width: 20, cell: p => s.email(p) },
      { name: s.t('Order'), width: 12, cell: () => s.order() },
      { name: s.t('Expires'), width: 8, cell: () => `0${s.random.int(1, 9)}/${s.random.int(27, 32)}` },
      { name: s.t('IP address'), width: 13, cell: () => s.ip() },
      { name: s.t('Billing address'), width: 22, cell: p => s.address(p) },
    ]
    const columns: Column<Person>[] = [
      { name: s.t('Date'), width: 10, cell: () => s.date(60) },
      { name: s.t(s.random.pick(['Cardholder', 'Customer'])), width: 16, cell: p => s.name(p) },
      {
        name: s.t('Card number'),
        width: 19,
        cell: (_, i) =>
          html`<span class="mono">${i % 4 === 3 ? `•••• •••• •••• ${s.random.digits(4)}` : s.card()}</span>`,
      },
      ...s.random.sample(optional, s.width > 1600 ? 3 : 1),
      { name: s.t('Amount'), width: 10, number: true, cell: () => s.price() },
      { name: s.t('Status'), width: 10, cell: () => statusChip(s, s.random.pick(['Paid', 'Pending', 'Overdue'])) },
    ]
    return app({
      top: topBar(s, s.random.pick(['Tillpoint', 'Checkout Desk', 'Payrail']), 'card'),
      side: sideBar([
        { name: s.t('Dashboard'), icon: 'home' },
        { name: s.t('Orders'), icon: 'box' },
        { name: s.t('Payment method'), icon: 'card', on: true },
        { name: s.t('Customers'), icon: 'users' },
        { name: s.t('Reports'), icon: 'chart' },
      ]),
      main: html`<div class="scroll"><div class="row between"><span class="title">${s.t('Payment method')}</span>${button(s.t('Export'))}</div>${s.random.chance(0.5) ? html`<div class="row wrap">${[50, 51, 52].map(i => bankCard(s, s.person(i)))}</div>` : ''}<div class="card flush">${table(columns, s.people.slice(0, Math.min(40, s.rows(s.fontSize * 3, s.fontSize * 12))), { className: tableStyle(s.random), name: s.t('Payment method') })}</div></div>`,
    })
  },
}

const registerColumns = (s: Screen): Column<Person>[] => [
  { name: '#', width: 6, cell: () => html`<span class="muted">${s.random.int(1000, 9999)}</span>` },
  { name: s.t('Last name'), width: 13, cell: p => s.family(p) },
  { name: s.t('First name'), width: 11, cell: p => s.given(p) },
  { name: s.t('Date of birth'), width: 13, cell: p => s.birthDate(p) },
  { name: s.t('National ID'), width: 17, cell: () => s.nationalId() },
  ...s.random.sample<Column<Person>>(
    [
      { name: s.t('Phone'), width: 15, cell: p => s.phone(p) },
      { name: s.t('Address'), width: 26, cell: p => s.address(p) },
      { name: s.t('Emergency contact'), width: 16, cell: (_, i) => s.name(s.person(30 + i)) },
    ],
    2,
  ),
  { name: s.t('Created'), width: 11, cell: () => s.date(90) },
]

/** People registered with an office, a clinic or a school: one row each, one opened beside. */
export const register: PageKind = {
  name: 'register',
  personal: s => {
    const open = s.person(0)
    return app({
      top: topBar(s, s.random.pick(['Clinicbook', 'Enroll', 'Civic Desk']), 'users'),
      main: html`<div class="scroll"><div class="row between"><span class="title">${s.t('Members')}</span>${button(s.t('New'), 'primary', 'plus')}</div>${tabs([s.t('All'), s.t('Active'), s.t('Archive')])}<div class="row top" style="gap:1.2em"><div class="card flush grow">${table(registerColumns(s), s.people.slice(0, Math.min(40, s.rows(s.fontSize * 3, s.fontSize * 14))), { className: tableStyle(s.random), name: s.t('Members'), on: 0 })}</div>${s.width > 1500 ? html`<div style="width:21em;flex:none">${card('', html`<div class="col">${avatar(s, open, 'large')}<span class="big">${s.full(open)}</span><span class="muted">${s.t('Date of birth')}: ${s.birthDate(open)}</span><span>${s.addressLines(open)}</span><span class="link">${s.email(open)}</span><span>${s.phone(open)}</span></div>`)}</div>` : ''}</div></div>`,
    })
  },
}
