import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import { ROLES } from '../vocabulary.ts'
import { app, avatar, button, card, chip, field, sideBar, tabs, topBar } from '../widgets.ts'

/** Cards of staff, as a directory shows them. */
export const directory: PageKind = {
  name: 'directory',
  personal: s => {
    const columns = Math.max(3, Math.floor((s.width - s.fontSize * 18) / (s.fontSize * 22)))
    const count = columns * Math.max(2, Math.floor((s.height - s.fontSize * 12) / (s.fontSize * 11.5)))
    return app({
      top: topBar(s, s.random.pick(['Peoplehub', 'Staffroom', 'Crewbook']), 'users'),
      side: sideBar([
        { name: s.t('Home'), icon: 'home' },
        { name: s.t('Team'), icon: 'users', on: true },
        { name: s.t('Calendar'), icon: 'calendar' },
        s.t('Department'),
        ...s.random.sample(ROLES[s.lang], 4).map(name => ({ name })),
      ]),
      main: html`<div class="scroll"><div class="row between"><span class="title">${s.t('Team')}</span>${button(s.t('Add member'), 'primary', 'plus')}</div><div class="grid" style="grid-template-columns:repeat(${columns},minmax(0,1fr))">${s.people.slice(0, Math.min(48, count)).map(p => html`<div class="card row top">${avatar(s, p, 'large')}<div class="col grow" style="gap:.15em"><span class="bold cut">${s.full(p)}</span><span class="muted small cut">${s.role()}</span><span class="small cut link">${s.email(p)}</span><span class="small">${s.phone(p)}</span>${chip(s.random.pick(['Paris', 'Berlin', 'Remote', 'Bangkok']))}</div></div>`)}</div></div>`,
    })
  },
}

/** An employee's or patient's file: the densest form there is. */
export const personFile: PageKind = {
  name: 'person-file',
  personal: s => {
    const p = s.person(0)
    const how = s.random.pick(['above', 'left', 'colon'] as const)
    const columns = how === 'above' ? '1fr 1fr 1fr' : '1fr 1fr'
    return app({
      top: topBar(s, s.random.pick(['Peoplehub', 'Clinicbook', 'Payroll One']), 'user'),
      side: sideBar([
        s.t('Employee'),
        ...[0, 1, 2, 3, 4, 5, 6, 7].map(i => ({ name: s.name(s.person(i)), on: i === 0 })),
      ]),
      main: html`<div class="scroll"><div class="row">${avatar(s, p, 'large')}<div class="col grow" style="gap:0"><span class="title">${s.full(p)}</span><span class="muted">${s.role()} · ${s.t('Manager')}: ${s.full(s.person(1))}</span></div>${button(s.t('Edit'))}${button(s.t('Export'), 'primary')}</div>${tabs([s.t('Overview'), s.t('Files'), s.t('History')])}
${card(s.t('Details'), html`<div class="grid" style="grid-template-columns:${columns}">${field(s.t('First name'), s.given(p), how)}${field(s.t('Last name'), s.family(p), how)}${field(s.t('Date of birth'), s.birthDate(p), how)}${field(s.t('National ID'), s.nationalId(), how)}${field(s.t('Email'), s.email(p), how)}${field(s.t('Mobile'), s.phone(p), how)}${field(s.t('Address'), s.addressLines(p), how)}${field(s.t('Username'), s.username(p), how)}${field(s.t('Language'), s.random.pick(['English', 'Français', 'ไทย']), how)}</div>`)}
${card(s.t('Bank account'), html`<div class="grid" style="grid-template-columns:${columns}">${field(s.t('Account holder'), s.full(p), how)}${field('IBAN', s.iban(), how)}${field(s.t('Account number'), s.account(), how)}</div>`)}
${card(s.t('Emergency contact'), html`<div class="grid" style="grid-template-columns:${columns}">${field(s.t('Name'), s.full(s.person(2)), how)}${field(s.t('Phone'), s.phone(s.person(2)), how)}${field(s.t('Address'), s.address(s.person(2)), how)}</div>`)}
${card(s.t('Notes'), html`<p>${s.sentence(p)} ${s.sentence(s.person(3))}</p><p>${s.sentence()}</p>`)}</div>`,
    })
  },
}
