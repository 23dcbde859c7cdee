import { type Content, html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person, Screen } from '../screen.ts'
import {
  app,
  avatar,
  button,
  card,
  chip,
  crumbs,
  emblem,
  field,
  iconButton,
  input,
  rail,
  sideBar,
  statusChip,
  tabs,
  topBar,
} from '../widgets.ts'

function facts(s: Screen, person: Person): (readonly [string, Content])[] {
  const all: (readonly [string, () => Content])[] = [
    ['Full name', () => s.name(person)],
    ['Email', () => html`<span class="link">${s.email(person)}</span>`],
    ['Phone', () => s.phone(person)],
    ['Company', () => person.company],
    ['Job title', () => s.role()],
    ['Address', () => s.addressLines(person)],
    ['Date of birth', () => s.birthDate(person)],
    ['National ID', () => s.nationalId()],
    ['Username', () => s.username(person)],
    ['Owner', () => s.name(s.owner)],
    ['Manager', () => s.name(s.person(9))],
    ['Emergency contact', () => html`${s.name(s.person(10))}, ${s.phone(s.person(10))}`],
    ['Language', () => s.random.pick(['English', 'Français', 'Deutsch', 'Español', 'ไทย'])],
    ['Time zone', () => s.random.pick(['Europe/Paris', 'Asia/Bangkok', 'America/New_York'])],
    ['Created', () => s.date()],
    ['Source', () => s.random.pick(['Webinar', 'Website', 'Trade fair', 'Referral'])],
    ['Bank account', () => s.iban()],
  ]
  return s.random.sample(all, s.random.int(9, 13)).map(([key, value]) => [s.t(key), value()] as const)
}

const timeline = (s: Screen, person: Person, count: number) =>
  html`<div class="col">${Array.from({ length: count }, (_, i) => {
    const author = i % 3 === 0 ? s.owner : s.person(3 + i)
    return html`<div class="row top">${avatar(s, author, 'tiny')}<div class="col grow" style="gap:.15em"><div class="row"><span class="bold">${s.full(author)}</span><span class="muted small">${s.date(40)}, ${s.time()}</span></div><div>${s.sentence(i % 2 ? s.person(20 + i) : person)} ${i % 4 === 1 ? s.sentence() : ''}</div></div></div>`
  })}</div>`

/** One contact with its fields, as text or as a form, and what happened. */
export const crmRecord: PageKind = {
  name: 'crm-record',
  personal: s => {
    const person = s.person(0)
    const how = s.random.pick(['above', 'left', 'colon'] as const)
    const upper = s.random.chance(0.25)
    const list = facts(s, person)
    const asForm = s.random.chance(0.4)
    const details = asForm
      ? html`<div class="grid" style="grid-template-columns:1fr 1fr">${list.map(([name, value]) => input(name, value))}</div>`
      : html`<div class="grid" style="grid-template-columns:${how === 'above' ? '1fr 1fr' : '1fr'}">${list.map(([name, value]) => field(name, value, how, upper))}</div>`
    const wide = s.width > 1500
    return app({
      top: topBar(s, s.random.pick(['Orbit CRM', 'Relate', 'Accord']), 'users'),
      side: s.random.chance(0.5)
        ? rail(['home', 'users', 'mail', 'calendar', 'chart', 'settings'], 1)
        : sideBar([
            { name: s.t('Home'), icon: 'home' },
            { name: s.t('Contacts'), icon: 'users', on: true },
            { name: s.t('Deals'), icon: 'chart' },
            s.t('Recent'),
            ...[4, 5, 6, 7].map(i => ({ name: s.name(s.person(i)), icon: 'user' as const })),
          ]),
      main: html`<div class="scroll">${crumbs(s.t('Contacts'), person.company, s.name(person))}
<div class="row ${s.random.chance(0.25) ? 'hero' : ''}">${avatar(s, person, 'large')}<div class="col grow" style="gap:.2em"><span class="title">${s.full(person)}</span><span class="muted">${s.role()} · ${person.company}</span></div>
${statusChip(s, 'Active')}${button(s.t('Edit'))}${button(s.t('Send'), 'primary', 'mail')}${iconButton('more')}</div>
${tabs([s.t('Overview'), s.t('Activities'), s.t('Notes'), s.t('Files'), s.t('Orders')])}
<div class="row top grow" style="min-height:0;gap:1.2em"><div class="col" style="flex:1.3;gap:1em">${card(s.t('Details'), details)}
${card(s.t('Tags'), html`<div class="row wrap">${['VIP', 'Newsletter', s.t('Customer'), 'Q3'].map(name => chip(name))}</div>`)}</div>
<div class="col grow" style="gap:1em">${card(s.t('Activities'), timeline(s, person, Math.min(12, Math.floor(s.height / (s.fontSize * 8)))))}</div>
${wide ? html`<div class="col" style="width:20em;gap:1em">${card(s.t('Contacts'), html`<div class="col">${[11, 12, 13].map(i => html`<div class="row">${avatar(s, s.person(i))}<div class="col grow" style="gap:0"><span class="cut bold">${s.full(s.person(i))}</span><span class="cut small muted">${s.email(s.person(i))}</span></div></div>`)}</div>`)}${card(s.t('Companies'), html`<div class="row">${emblem('box')}<div class="col" style="gap:0"><span>${person.company}</span><span class="muted small">${s.amount(900)} ${s.t('Members')}</span></div></div>`)}</div>` : ''}</div></div>`,
    })
  },
}
