import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import { app, button, card, chip, lineChart, sideBar, stat, statusChip, table, tableStyle, topBar } from '../widgets.ts'

const side = (s: Parameters<NonNullable<PageKind['personal']>>[0]) =>
  sideBar([
    { name: s.t('Dashboard'), icon: 'home' },
    { name: s.t('Account'), icon: 'card', on: true },
    { name: s.t('Invoices'), icon: 'file' },
    { name: s.t('Contacts'), icon: 'users' },
    { name: s.t('Reports'), icon: 'chart' },
  ])

/** STEPlus Cashbox: parties, accounts, cards, balances beside names. */
export const cashbox: PageKind = {
  name: 'cashbox',
  product: { source: 'steplus', name: 'cashbox' },
  personal: s => {
    const accounts = s.people.slice(0, 3)
    return app({
      top: topBar(s, 'Cashbox', 'card'),
      side: side(s),
      main: html`<div class="scroll"><div class="row between"><span class="title">${s.t('Balance')}</span>${button(s.t('New'), 'primary', 'plus')}</div>
<div class="row" style="align-items:stretch;gap:1em">${accounts.map((p, i) => html`<section class="card stat grow"><span class="muted small">${s.t(i ? 'Bank account' : 'Card number')}</span><span class="big">${s.balance(90000)}</span><span class="mono small">${i ? (s.random.chance(0.5) ? s.iban() : s.account()) : s.card()}</span><span class="small">${s.full(p)}</span></section>`)}</div>
<div class="card flush">${table(
        [
          { name: s.t('Date'), width: 9, cell: () => s.date(90) },
          { name: s.t('Party'), width: 18, cell: (p, i) => (i % 4 === 3 ? s.company() : s.name(p)) },
          {
            name: s.t('Account number'),
            width: 24,
            cell: () => html`<span class="mono small">${s.random.chance(0.6) ? s.iban() : s.account()}</span>`,
          },
          { name: s.t('Reference'), width: 12, cell: () => s.order() },
          {
            name: s.t('Category'),
            width: 11,
            cell: () => chip(s.t(s.random.pick(['Invoices', 'Tax', 'Products', 'Stock']))),
          },
          {
            name: s.t('Amount'),
            width: 11,
            number: true,
            cell: () =>
              html`<span style="color:var(--${s.random.pick(['ok', 'bad'])})">${s.random.pick(['+', '−'])}${s.balance()}</span>`,
          },
          { name: s.t('Balance'), width: 11, number: true, cell: () => s.balance(90000) },
          { name: s.t('Status'), width: 9, cell: () => statusChip(s, s.random.pick(['Paid', 'Pending', 'Overdue'])) },
        ],
        s.people.slice(4, 4 + Math.min(36, s.rows(s.fontSize * 2.8, s.fontSize * 20))),
        { className: tableStyle(s.random), name: s.t('Account') },
      )}</div></div>`,
    })
  },
  clean: s =>
    app({
      top: topBar(s, 'Cashbox', 'card'),
      side: side(s),
      main: html`<div class="scroll"><span class="title">${s.t('Reports')}</span><div class="row" style="align-items:stretch;gap:1em">${stat(s.t('Revenue'), s.price(90000))}${stat(s.t('Tax'), s.price(9000))}${stat(s.t('Balance'), s.price(90000))}</div>${card(s.t('Revenue'), lineChart(s.random, ['Q1', 'Q2', 'Q3', 'Q4'], 150))}<div class="card flush">${table(
        [
          {
            name: s.t('Category'),
            width: 14,
            cell: () => s.t(s.random.pick(['Invoices', 'Tax', 'Products', 'Stock', 'Integrations'])),
          },
          { name: s.t('Month'), width: 8, cell: () => `2026-0${s.random.int(1, 9)}` },
          { name: s.t('Amount'), width: 9, number: true, cell: () => s.price() },
          { name: s.t('Total'), width: 9, number: true, cell: () => s.price(90000) },
        ],
        Array.from({ length: 12 }),
        { className: tableStyle(s.random) },
      )}</div></div>`,
    }),
}
