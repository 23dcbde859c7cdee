import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person } from '../screen.ts'
import {
  app,
  button,
  type Column,
  card,
  chip,
  input,
  sideBar,
  statusChip,
  table,
  tableStyle,
  toggle,
  topBar,
} from '../widgets.ts'

/** STEPlus MailCraft: subscriber lists, and the mail server's host, user and password. */
export const mailcraft: PageKind = {
  name: 'mailcraft',
  product: { source: 'steplus', name: 'mailcraft' },
  personal: s => {
    const smtp = s.random.chance(0.45)
    const sender = s.person(0)
    const columns: Column<Person>[] = [
      { name: s.t('Email'), width: 22, cell: p => s.email(p) },
      { name: s.t('Name'), width: 17, cell: p => s.name(p) },
      { name: s.t('Tags'), width: 14, cell: () => chip(s.random.pick(['newsletter', 'vip', 'beta', 'lapsed'])) },
      { name: s.t('Opened'), width: 8, number: true, cell: () => `${s.random.int(0, 100)}%` },
      { name: s.t('Created'), width: 10, cell: () => s.date() },
      { name: s.t('Status'), width: 9, cell: () => statusChip(s, s.random.pick(['Active', 'Pending'])) },
    ]
    const settings = html`<span class="title">SMTP</span>${card(s.t('Send'), html`<div class="grid" style="grid-template-columns:1fr 1fr">${input('SMTP host', s.host(`smtp.${s.random.pick(['mail', 'relay', 'post'])}.example.com`))}${input('Port', s.random.pick(['587', '465', '25']))}${input(s.t('Username'), s.random.chance(0.5) ? s.email(sender) : s.username(sender), { autocomplete: 'username' })}${input(s.t('Password'), html`<span class="mono">${s.secret('password')}</span>`, { inputType: 'password' })}${input(`${s.t('From')} – ${s.t('Name')}`, s.full(sender))}${input(`${s.t('From')} – ${s.t('Email')}`, s.email(sender), { inputType: 'email' })}</div><div class="row" style="margin-top:1em">${toggle(true)}<span>STARTTLS</span></div>`)}${card('Webhook', html`${input('URL', html`<span class="mono">${s.secret('tokenUrl')}</span>`)}<div style="height:1em"></div>${input('API key', html`<span class="mono">${s.secret('apiKey')}</span>`)}`)}<div class="row">${button('Test', '', 'send')}${button(s.t('Save'), 'primary')}</div>`
    const list = html`<div class="row between"><span class="title">${s.t('Subscribers')}</span><div class="row">${button(s.t('Import'))}${button(s.t('Add contact'), 'primary', 'plus')}</div></div><div class="card flush">${table(columns, s.people.slice(0, Math.min(44, s.rows(s.fontSize * 2.8, s.fontSize * 11))), { className: tableStyle(s.random), name: s.t('Subscribers') })}</div>`
    return app({
      top: topBar(s, 'MailCraft', 'mail'),
      side: sideBar([
        { name: s.t('Campaigns'), icon: 'send' },
        { name: s.t('Subscribers'), icon: 'users', on: !smtp },
        { name: s.t('Reports'), icon: 'chart' },
        { name: 'SMTP', icon: 'settings', on: smtp },
      ]),
      main: html`<div class="scroll">${smtp ? settings : list}</div>`,
    })
  },
}
