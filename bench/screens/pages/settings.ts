import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import { TIME_ZONES } from '../values/near.ts'
import {
  app,
  avatar,
  button,
  card,
  chip,
  emblem,
  iconButton,
  input,
  sideBar,
  table,
  tableStyle,
  toast,
  toggle,
  topBar,
} from '../widgets.ts'

const SIDE = [
  'Profile',
  'Account',
  'Security',
  'Notifications',
  'Members',
  'Billing',
  'Integrations',
  'API keys',
] as const

/** Somebody's profile, security and keys. */
export const settings: PageKind = {
  name: 'settings',
  personal: s => {
    const person = s.person(0)
    const on = s.random.pick(['profile', 'keys', 'members'] as const)
    const body = {
      profile:
        () => html`${card(s.t('Profile'), html`<div class="row top" style="gap:2em">${avatar(s, person, 'large')}<div class="grid grow" style="grid-template-columns:1fr 1fr">${input(s.t('First name'), s.given(person), { autocomplete: 'given-name' })}${input(s.t('Last name'), s.family(person), { autocomplete: 'family-name' })}${input(s.t('Email address'), s.email(person), { inputType: 'email', autocomplete: 'email' })}${input(s.t('Phone'), s.phone(person), { inputType: 'tel', autocomplete: 'tel' })}${input(s.t('Username'), s.username(person), { autocomplete: 'username' })}${input(s.t('Date of birth'), s.birthDate(person), { autocomplete: 'bday' })}${input(s.t('Address'), s.address(person), { autocomplete: 'street-address' })}${input(s.t('Company'), person.company)}${input(s.t('Language'), 'English')}${input(s.t('Time zone'), s.random.pick(TIME_ZONES))}</div></div>`)}
${card(s.t('Security'), html`<div class="row top" style="gap:2em">${s.random.chance(0.5) ? s.qr() : ''}<div class="col grow">${input(s.t('Password'), html`<span class="mono">${s.secret('password')}</span>`, { inputType: 'password', tail: iconButton('eye') })}<div class="row">${toggle(true)}<span>Two-factor authentication</span></div><div class="mono small">${[0, 1, 2, 3].map(() => html`${s.secret('recoveryCode')} `)}</div></div></div>`)}`,
      keys: () =>
        html`${card(
          s.t('API keys'),
          html`<div class="card flush">${table(
            [
              {
                name: s.t('Name'),
                width: 12,
                cell: () => s.random.pick(['Production', 'Staging', 'CI', 'Mobile app', 'Reporting']),
              },
              {
                name: 'Key',
                width: 34,
                cell: (_, i) =>
                  html`<span class="mono small">${i % 3 === 2 ? '••••••••••••••••' : s.secret(i % 2 ? 'opaqueKey' : 'apiKey')}</span>`,
              },
              { name: s.t('Created'), width: 10, cell: () => s.date() },
              { name: s.t('Owner'), width: 14, cell: p => s.name(p) },
              { name: '', width: 5, cell: () => iconButton('copy') },
            ],
            s.people.slice(0, 6),
            { className: tableStyle(s.random), name: s.t('API keys') },
          )}</div>`,
        )}${card('Webhooks', html`<div class="col">${[0, 1, 2].map(() => html`<div class="row between"><span class="mono small cut">${s.secret('tokenUrl')}</span>${chip(s.t('Active'), 'ok')}</div>`)}</div>`)}${card(
          s.t('Sessions'),
          html`${table(
            [
              {
                name: s.t('Device'),
                width: 14,
                cell: () => s.random.pick(['Chrome 126 · Windows', 'Safari 17 · macOS', 'Firefox 128 · Linux']),
              },
              { name: s.t('IP address'), width: 14, cell: () => s.ip() },
              {
                name: s.t('Location'),
                width: 12,
                cell: () => s.random.pick(['Paris, France', 'Berlin, Germany', 'Bangkok, Thailand']),
              },
              { name: s.t('Last seen'), width: 10, cell: () => s.date(9) },
            ],
            [1, 2, 3, 4],
            { name: s.t('Sessions') },
          )}`,
        )}`,
      members: () =>
        html`${card(
          s.t('Members'),
          html`<div class="col" style="gap:.9em">${s.people.slice(0, Math.min(16, s.rows(s.fontSize * 4.2, s.fontSize * 16))).map(p => html`<div class="row">${avatar(s, p)}<div class="col grow" style="gap:0"><span class="bold">${s.full(p)} ${p === s.person(0) ? chip(s.t('Admin')) : ''}</span><span class="muted small">${s.email(p)}</span></div><span class="muted small">${s.date(90)}</span>${chip(s.t(s.random.pick(['Member', 'Viewer', 'Admin'])))}${iconButton('more')}</div>`)}</div>`,
        )}`,
    }
    return app({
      top: topBar(s, s.random.pick(['Workbench', 'Studio', 'Console']), 'settings'),
      side: sideBar([
        s.t('Settings'),
        ...SIDE.map(key => ({
          name: s.t(key),
          on: key === { profile: 'Profile', keys: 'API keys', members: 'Members' }[on],
        })),
      ]),
      main: html`<div class="scroll" style="padding-right:8%"><div class="row between"><span class="title">${s.t('Settings')}</span>${button(s.t('Save'), 'primary')}</div>${body[on]()}</div>`,
      over: s.random.chance(0.3) ? toast(html`${s.t('Updated')}: ${s.full(s.person(0))}`) : undefined,
    })
  },
  clean: s =>
    app({
      top: topBar(s, 'Workbench', 'settings'),
      side: sideBar([s.t('Settings'), ...SIDE.map(key => ({ name: s.t(key), on: key === 'Account' }))]),
      main: html`<div class="scroll" style="padding-right:8%"><span class="title">${s.t('Settings')}</span>${card(s.t('Appearance'), html`<div class="grid" style="grid-template-columns:1fr 1fr">${input(s.t('Language'), s.random.pick(['English (US)', 'Français', 'Deutsch', 'Español']))}${input(s.t('Time zone'), s.random.pick(TIME_ZONES))}${input('Theme', 'System')}${input('Region', 'eu-central-1')}</div>`)}
${card(s.t('Notifications'), html`<div class="col">${['Weekly report', 'Product updates', 'Security alerts', 'New comments', 'Maintenance windows'].map((name, i) => html`<div class="row between"><div class="col" style="gap:0"><span class="bold">${name}</span><span class="muted small">${s.prose()}</span></div>${toggle(i % 2 === 0)}</div>`)}</div>`)}
${card(s.t('Integrations'), html`<div class="grid" style="grid-template-columns:1fr 1fr 1fr">${['Chat', 'Calendar', 'Storage', 'Analytics', 'Payments', 'Tickets'].map(name => html`<div class="card row">${emblem('globe')}<span class="grow">${name}</span>${button('Connect')}</div>`)}</div>`)}</div>`,
    }),
}
