import { html } from '../html.ts'
import { icon } from '../icons.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person, Screen } from '../screen.ts'
import { app, avatar, button, chip, crumbs, field, iconButton, rail, statusChip, topBar } from '../widgets.ts'

const ASKS: Readonly<Record<Screen['lang'], readonly [string, string]>> = {
  en: ['Hi', 'Here are my details:'],
  fr: ['Bonjour', 'Voici mes coordonnées :'],
  de: ['Hallo', 'Hier meine Daten:'],
  es: ['Hola', 'Aquí van mis datos:'],
  th: ['สวัสดีค่ะ', 'ข้อมูลของฉันค่ะ'],
}

/** What customers send although nobody should: numbers and codes in the middle of a message. */
function details(s: Screen, person: Person) {
  const lines = s.random.sample(
    [
      () => html`${s.t('Card number')}: ${s.card()}`,
      () => html`IBAN: ${s.iban()}`,
      () => html`${s.t('National ID')}: ${s.nationalId()}`,
      () => html`${s.t('Date of birth')}: ${s.birthDate(person)}`,
      () => html`${s.t('Address')}: ${s.address(person)}`,
      () => html`${s.t('Phone')}: ${s.phone(person)}`,
      () => html`${s.t('Username')}: ${s.username(person)}`,
      () => html`${s.t('Password')}: ${s.secret('password')}`,
      () => html`${s.t('Order')}: ${s.order()}`,
    ],
    s.random.int(2, 4),
  )
  return html`<div class="col" style="gap:.1em"><span>${ASKS[s.lang][1]}</span>${lines.map(line => html`<span>${line()}</span>`)}</div>`
}

function entry(s: Screen, person: Person, customer: Person, kind: 'customer' | 'agent' | 'note', full: boolean) {
  return html`<div class="row top" style="padding:1em 1.2em;${kind === 'note' ? 'background:#f59e0b22' : ''}">${avatar(s, person)}<div class="col grow" style="gap:.4em"><div class="row"><span class="bold">${s.full(person)}</span>${kind === 'note' ? chip(s.t('Internal note'), 'warn') : ''}${full ? html`<span class="muted small">&lt;${s.email(person)}&gt;</span>` : ''}<span class="muted small" style="margin-left:auto">${s.date(20)}, ${s.time()}</span></div>
<div>${ASKS[s.lang][0]}${kind === 'agent' ? html` ${s.given(customer)}` : ''},</div><div>${s.sentence(kind === 'customer' ? person : customer)} ${s.sentence()}</div>${kind === 'customer' && full ? details(s, person) : ''}<div>${s.sentence(s.person(20))}</div>${kind === 'agent' ? html`<div class="muted">— ${s.given(person)}, ${s.role()}</div>` : ''}</div></div>`
}

/** One support request: the conversation, and the customer beside it. */
export const helpdeskThread: PageKind = {
  name: 'helpdesk-thread',
  personal: s => {
    const customer = s.person(0)
    const agent = s.random.chance(0.5) ? s.owner : s.person(1)
    const how = s.random.pick(['above', 'colon', 'left'] as const)
    const count = Math.max(2, Math.floor(s.height / (s.fontSize * 16)))
    return app({
      top: topBar(s, s.random.pick(['Helpwise Desk', 'Answerly', 'Ticketbay']), 'chat'),
      side: rail(['mail', 'users', 'chart', 'settings']),
      main: html`<div class="row grow" style="gap:0;align-items:stretch;min-height:0"><div class="col grow" style="gap:0;overflow:hidden">
<div class="col" style="padding:1em 1.4em;border-bottom:1px solid var(--line)">${crumbs(s.t('Inbox'), `#${s.random.int(1000, 99999)}`)}<div class="row"><span class="title grow cut">${s.subject()}</span>${statusChip(s, 'Open')}${button(s.t('Reply'), 'primary')}${iconButton('more')}</div><div class="row muted small">${s.t('Assignee')}: ${s.name(agent)} · Cc: ${s.email(s.person(2))}, ${s.email(s.person(3))}</div></div>
<div class="list grow" style="background:var(--surface);overflow:hidden">${Array.from({ length: count }, (_, i) => entry(s, i % 2 ? (i % 4 === 3 ? s.person(4) : agent) : customer, customer, i % 4 === 3 ? 'note' : i % 2 ? 'agent' : 'customer', i === 0))}</div>
<div style="padding:.8em 1.2em;border-top:1px solid var(--line)"><div class="input area"><span class="grow">${ASKS[s.lang][0]} ${s.given(customer)}, <span class="muted">|</span></span>${icon('clip')}${icon('send')}</div></div></div>
<aside class="col" style="width:20em;flex:none;padding:1.2em;border-left:1px solid var(--line);gap:1em;overflow:hidden"><div class="row">${avatar(s, customer, 'large')}<div class="col" style="gap:0"><span class="big">${s.full(customer)}</span><span class="muted small">${customer.company}</span></div></div>
${field(s.t('Email'), html`<span class="link cut" style="display:block">${s.email(customer)}</span>`, how)}${field(s.t('Phone'), s.phone(customer), how)}${field(s.t('Address'), s.addressLines(customer), how)}${s.random.chance(0.5) ? field(s.t('Username'), s.username(customer), how) : ''}${field(s.t('Language'), 'English', how)}${field(s.t('Plan'), s.productName(), how)}${s.random.chance(0.6) ? field(s.t('IP address'), s.ip(), how) : ''}
<div class="col"><span class="label">${s.t('Orders')}</span>${[0, 1, 2].map(() => html`<div class="row between small"><span>${s.order()}</span><span class="muted">${s.price(300)}</span></div>`)}</div></aside></div>`,
    })
  },
}
