import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import { app, button, card, lineChart, sideBar, stat, table, tableStyle, topBar } from '../widgets.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Figures and charts, about nobody. */
export const dashboard: PageKind = {
  name: 'dashboard',
  clean: s =>
    app({
      top: topBar(s, s.random.pick(['Lumen Analytics', 'Gauge', 'Metricly']), 'chart'),
      side: sideBar([
        { name: s.t('Dashboard'), icon: 'home', on: true },
        { name: s.t('Reports'), icon: 'chart' },
        { name: s.t('Orders'), icon: 'box' },
        { name: s.t('Products'), icon: 'tag' },
        { name: s.t('Settings'), icon: 'settings' },
      ]),
      main: html`<div class="scroll"><div class="row between"><span class="title">${s.t('Dashboard')}</span><div class="row">${button(s.t('Month'))}${button(s.t('Export'), 'primary')}</div></div>
<div class="row" style="align-items:stretch;gap:1em">${stat(s.t('Revenue'), s.price(90000), '+12.4%')}${stat(s.t('Orders'), s.amount(), '−3.1%')}${stat(s.t('Visitors'), s.amount(), '+0.8%')}${stat(s.t('Conversion rate'), `${s.random.int(1, 9)}.${s.random.int(10, 99)}%`)}</div>
${card(s.t('Revenue'), lineChart(s.random, MONTHS, s.width > 1500 ? 180 : 220))}
<div class="row top" style="gap:1em">${[0, 1].map(
        () =>
          html`<div class="grow">${card(
            s.t('Products'),
            table(
              [
                { name: s.t('Name'), width: 3, cell: () => s.productName() },
                { name: s.t('Orders'), width: 1, number: true, cell: () => s.amount(2000) },
                { name: s.t('Revenue'), width: 2, number: true, cell: () => s.price() },
              ],
              Array.from({ length: 7 }),
              { className: tableStyle(s.random) },
            ),
          )}</div>`,
      )}</div></div>`,
    }),
}
