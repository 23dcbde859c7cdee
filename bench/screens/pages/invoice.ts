import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import { app, button, crumbs, field, rail, statusChip, table, topBar } from '../widgets.ts'

/** One invoice as on paper. */
export const invoice: PageKind = {
  name: 'invoice',
  personal: s => {
    const customer = s.person(0)
    const lines = Array.from({ length: s.random.int(3, 7) })
    const right = 'text-align:right'
    return app({
      top: topBar(s, s.random.pick(['Ledgerly', 'Billwell', 'Invoicy']), 'file'),
      side: rail(['home', 'file', 'users', 'chart', 'settings'], 1),
      main: html`<div class="scroll" style="align-items:center"><div class="row between" style="width:min(100%,60em)">${crumbs(s.t('Invoices'), `INV-${s.random.digits(6)}`)}<div class="row">${statusChip(s, s.random.pick(['Paid', 'Overdue', 'Pending']))}${button(s.t('Export'))}${button(s.t('Send'), 'primary')}</div></div>
<div class="card col" style="width:min(100%,60em);padding:2.4em;gap:1.6em"><div class="row between top"><div class="col" style="gap:.1em"><span class="huge">${s.company()}</span><span class="muted">VAT ${s.random.chars('ABDEFG', 2)}${s.random.digits(9)}</span></div><div class="col" style="gap:.1em;${right}"><span class="title">${s.t('Invoice')}</span><span>${s.order()}</span><span class="muted">${s.t('Date')}: ${s.date()}</span><span class="muted">${s.t('Due date')}: ${s.date(20)}</span></div></div>
<div class="row top" style="gap:4em"><div class="col" style="gap:.1em"><span class="label upper">${s.t('Bill to')}</span><span class="bold">${s.full(customer)}</span><span>${customer.company}</span><span>${s.addressLines(customer)}</span><span>${s.email(customer)}</span></div><div class="col" style="gap:.1em"><span class="label upper">${s.t('Ship to')}</span><span class="bold">${s.full(s.person(1))}</span><span>${s.addressLines(s.person(1))}</span><span>${s.phone(s.person(1))}</span></div></div>
${table(
  [
    { name: s.t('Description'), width: 10, cell: () => s.productName() },
    { name: s.t('Reference'), width: 4, cell: () => s.order() },
    { name: s.t('Quantity'), width: 3, number: true, cell: () => s.random.int(1, 40) },
    { name: s.t('Unit price'), width: 4, number: true, cell: () => s.price(300) },
    { name: s.t('Total'), width: 4, number: true, cell: () => s.price() },
  ],
  lines,
)}
<div class="row between top"><div class="col">${field(s.t('Account holder'), s.full(s.person(2)), 'colon')}${field(s.t('Bank account'), html`<span class="nowrap">${s.iban()}</span>`, 'colon')}${field('BIC', s.random.chars('ABCDEFGHKLMNPRST', 4) + s.random.pick(['FRPP', 'DEFF', 'ESMM', 'GB2L']), 'colon')}</div><div class="col" style="width:17em">${[s.t('Subtotal'), s.t('Tax'), s.t('Total')].map((name, i) => html`<div class="row between ${i === 2 ? 'big' : ''}"><span>${name}</span><span>${s.price()}</span></div>`)}</div></div>
<div class="row top">${s.random.chance(0.4) ? s.qr() : ''}<p class="muted small">${s.prose()}</p></div></div></div>`,
    })
  },
}
