import { html } from '../html.ts'
import { icon } from '../icons.ts'
import type { PageKind } from '../page-kind.ts'
import {
  app,
  bankCard,
  bar,
  button,
  card,
  chip,
  input,
  sideBar,
  stat,
  statusChip,
  table,
  tableStyle,
  tabs,
  topBar,
} from '../widgets.ts'

const SIDE = ['Profile', 'Security', 'Billing', 'Members', 'Integrations', 'API keys', 'Notifications'] as const

/** Payment methods, billing address and invoices of an account. */
export const billing: PageKind = {
  name: 'billing',
  personal: s => {
    const payer = s.person(0)
    const invoices = s.people.slice(1, 1 + Math.min(16, s.rows(s.fontSize * 3, s.fontSize * 38)))
    return app({
      top: topBar(s, s.random.pick(['Ledgerly', 'Paystack Desk', 'Subscribe']), 'card'),
      side: sideBar([s.t('Settings'), ...SIDE.map(key => ({ name: s.t(key), on: key === 'Billing' }))]),
      main: html`<div class="scroll"><span class="title">${s.t('Billing')}</span>${tabs([s.t('Overview'), s.t('Invoices'), s.t('Payment method')])}
<div class="row top" style="gap:1em;align-items:stretch"><div class="grow">${card(s.t('Payment method'), html`<div class="col" style="gap:.8em"><div class="row">${icon('card')}<span class="mono">${s.card()}</span>${chip('Visa')}<span class="muted small">${s.t('Expires')} 0${s.random.int(1, 9)}/${s.random.int(27, 31)}</span></div><div class="row">${icon('card')}<span>${s.t('Bank account')}</span><span class="mono">${s.iban()}</span></div><div class="muted small">${s.t('Cardholder')}: ${s.full(payer)}</div></div>`)}</div>
<div class="grow">${card(s.t('Billing address'), html`<div class="col" style="gap:.15em"><span class="bold">${s.full(payer)}</span><span>${payer.company}</span><span>${s.addressLines(payer)}</span><span class="muted">${s.email(payer)}</span><span class="muted">${s.phone(payer)}</span></div>`)}</div></div>
${s.random.chance(0.4) ? bankCard(s, payer) : ''}${card(
  s.t('Edit'),
  html`<div class="grid" style="grid-template-columns:1fr 1fr 1fr">${input(s.t('Cardholder'), s.full(payer), { autocomplete: 'cc-name' })}${input(s.t('Card number'), html`<span class="mono">${s.card()}</span>`, { autocomplete: 'cc-number' })}${input(s.t('Email address'), s.email(payer), { inputType: 'email', autocomplete: 'email' })}</div>`,
)}
<div class="card flush">${table(
        [
          { name: s.t('Invoice'), width: 10, cell: () => html`<span class="link">INV-${s.random.digits(6)}</span>` },
          { name: s.t('Bill to'), width: 16, cell: p => s.name(p) },
          { name: s.t('Email'), width: 18, cell: p => s.email(p) },
          { name: s.t('Date'), width: 10, cell: () => s.date() },
          { name: s.t('Amount'), width: 9, number: true, cell: () => s.price() },
          {
            name: s.t('Status'),
            width: 9,
            cell: () => statusChip(s, s.random.pick(['Paid', 'Paid', 'Pending', 'Overdue'])),
          },
        ],
        invoices,
        { className: tableStyle(s.random), name: s.t('Invoices') },
      )}</div></div>`,
    })
  },
  clean: s =>
    app({
      top: topBar(s, 'Ledgerly', 'card'),
      side: sideBar([s.t('Settings'), ...SIDE.map(key => ({ name: s.t(key), on: key === 'Billing' }))]),
      main: html`<div class="scroll"><span class="title">${s.t('Usage')}</span><div class="row" style="align-items:stretch;gap:1em">${stat(s.t('Plan'), s.productName())}${stat(s.t('Total'), s.price())}${stat(s.t('Usage'), `${s.random.int(10, 99)}%`)}</div>${card(s.t('Usage'), html`<div class="col">${['Storage', 'Requests', 'Builds', 'Seats'].map(name => html`<div class="row"><span style="width:10em">${name}</span><div class="grow">${bar(s.random.next())}</div><span class="muted">${s.amount()} / 100,000</span></div>`)}</div>`)}
<div class="card flush">${table(
        [
          { name: s.t('Invoice'), width: 10, cell: () => s.order() },
          { name: s.t('Description'), width: 20, cell: () => s.productName() },
          { name: s.t('Date'), width: 10, cell: () => s.date() },
          { name: s.t('Amount'), width: 9, number: true, cell: () => s.price() },
          { name: s.t('Status'), width: 9, cell: () => statusChip(s, 'Paid') },
        ],
        Array.from({ length: Math.min(20, s.rows(s.fontSize * 3, s.fontSize * 34)) }),
        { className: tableStyle(s.random) },
      )}</div>${button(s.t('Export'))}</div>`,
    }),
}
