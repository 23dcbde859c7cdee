import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import {
  app,
  avatar,
  button,
  card,
  chip,
  emblem,
  field,
  input,
  sideBar,
  statusChip,
  table,
  tableStyle,
  tabs,
  toggle,
  topBar,
} from '../widgets.ts'

const side = (s: Parameters<NonNullable<PageKind['personal']>>[0], on: number) =>
  sideBar(
    (['Profile', 'Security', 'Sessions', 'Members', 'Integrations'] as const).map((key, i) => ({
      name: s.t(key),
      icon: (['user', 'lock', 'globe', 'users', 'box'] as const)[i],
      on: i === on,
    })),
  )

/** STEPlus Identity: the shared account, and an administrator's list of accounts. */
export const identity: PageKind = {
  name: 'identity',
  product: { source: 'steplus', name: 'identity' },
  personal: s => {
    const person = s.person(0)
    const list = s.random.chance(0.5)
    const body = list
      ? html`<div class="row between"><span class="title">${s.t('Members')}</span>${button(s.t('Add member'), 'primary', 'plus')}</div>${tabs([s.t('All'), s.t('Active'), s.t('Pending')])}<div class="card flush">${table(
          [
            {
              name: s.t('Full name'),
              width: 18,
              cell: p => html`<div class="row">${avatar(s, p, 'tiny')}<span class="cut">${s.name(p)}</span></div>`,
            },
            { name: s.t('Email'), width: 22, cell: p => s.email(p) },
            { name: s.t('Mobile'), width: 15, cell: p => s.phone(p) },
            { name: s.t('Role'), width: 9, cell: () => s.t(s.random.pick(['Admin', 'Member', 'Viewer'])) },
            {
              name: s.t('Products'),
              width: 16,
              cell: () => s.random.sample(['Cashbox', 'ChatWithDB', 'StatusAlert', 'MailCraft'], 2).join(', '),
            },
            {
              name: s.t('Status'),
              width: 9,
              cell: () => statusChip(s, s.random.pick(['Active', 'Active', 'Pending'])),
            },
          ],
          s.people.slice(0, Math.min(40, s.rows(s.fontSize * 2.8, s.fontSize * 14))),
          { className: tableStyle(s.random), name: s.t('Members') },
        )}</div>`
      : html`<span class="title">${s.t('Profile')}</span>${card('', html`<div class="row top" style="gap:2em">${avatar(s, person, 'large')}<div class="grid grow" style="grid-template-columns:1fr 1fr">${input(s.t('First name'), s.given(person), { autocomplete: 'given-name' })}${input(s.t('Last name'), s.family(person), { autocomplete: 'family-name' })}${input(s.t('Email address'), s.email(person), { inputType: 'email', autocomplete: 'email' })}${input(s.t('Mobile'), s.phone(person), { inputType: 'tel', autocomplete: 'tel' })}</div></div>`)}${card(s.t('Security'), html`<div class="row top" style="gap:2em">${s.qr()}<div class="col grow" style="gap:.8em"><div class="row">${toggle(true)}<span>Two-factor authentication</span></div>${field(s.t('Phone'), s.phone(person), 'left')}${field('Setup key', html`<span class="mono">${s.secret('recoveryCode')}</span>`, 'left')}</div></div>`)}${card(s.t('Sessions'), html`<div class="col">${[0, 1, 2].map(() => html`<div class="row">${emblem('globe')}<div class="col grow" style="gap:0"><span>Chrome ${s.random.int(110, 140)} · Windows</span><span class="muted small">${s.ip()} · ${s.date(9)}</span></div>${chip(s.t('Active'), 'ok')}</div>`)}</div>`)}`
    return app({
      top: topBar(s, 'STEPlus Identity', 'user'),
      side: side(s, list ? 3 : 0),
      main: html`<div class="scroll">${body}</div>`,
    })
  },
}
