import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import { app, avatar, button, card, chip, input, sideBar, tabs, topBar } from '../widgets.ts'

/** A campaign being written: sender, recipients, preview. */
export const campaign: PageKind = {
  name: 'campaign',
  personal: s => {
    const sender = s.random.chance(0.5) ? s.owner : s.person(0)
    const reader = s.person(1)
    return app({
      top: topBar(s, s.random.pick(['Newsroom', 'Mailtree', 'Postwell']), 'send'),
      side: sideBar([
        { name: s.t('Dashboard'), icon: 'home' },
        { name: s.t('Campaigns'), icon: 'send', on: true },
        { name: s.t('Subscribers'), icon: 'users' },
        { name: s.t('Reports'), icon: 'chart' },
        s.t('Drafts'),
        ...[0, 1, 2, 3].map(() => ({ name: s.subject() })),
      ]),
      main: html`<div class="scroll"><div class="row between"><div class="row"><span class="title">${s.subject()}</span>${chip(s.t('Draft'))}</div><div class="row">${button(s.t('Save'))}${button(s.t('Send'), 'primary', 'send')}</div></div>${tabs([s.t('Details'), s.t('Recipients'), s.t('Reports')])}
<div class="row top" style="gap:1.2em"><div class="col grow" style="gap:1em">${card(s.t('Details'), html`<div class="col" style="gap:1em">${input(s.t('From'), s.full(sender))}${input(s.t('Email address'), s.email(sender), { inputType: 'email' })}${input(s.t('Subject'), s.subject())}${input(s.t('Reply'), s.email(s.person(2)), { inputType: 'email' })}</div>`)}
${card(s.t('Recipients'), html`<div class="row wrap">${s.people.slice(5, 5 + s.random.int(8, 22)).map(p => html`<span class="chip">${s.random.chance(0.5) ? s.email(p) : s.full(p)} ×</span>`)}</div>`)}</div>
<div class="col grow">${card('Preview', html`<div style="background:#fff;color:#222;padding:1.6em;border-radius:6px;border:1px solid #ddd"><div class="muted small" style="color:#777">${s.t('To')}: ${s.email(reader)}</div><div style="height:5em;background:linear-gradient(120deg,var(--accent),#f59e0b);border-radius:6px;margin:.8em 0;display:grid;place-items:center;color:#fff" class="title">${s.productName()}</div><p>${{ en: 'Hi', fr: 'Bonjour', de: 'Hallo', es: 'Hola', th: 'สวัสดีคุณ' }[s.lang]} ${s.given(reader)},</p><p>${s.prose()}</p><p>${s.prose()}</p><div class="row" style="margin-top:1em">${avatar(s, sender)}<span>${s.full(sender)}</span></div></div>`)}</div></div></div>`,
    })
  },
}
