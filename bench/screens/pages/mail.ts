import { type Content, html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person, Screen } from '../screen.ts'
import { app, avatar, button, chip, iconButton, sideBar, topBar } from '../widgets.ts'

const GREETING = {
  en: ['Hi', 'Hello', 'Dear'],
  fr: ['Bonjour', 'Cher', 'Salut'],
  de: ['Hallo', 'Guten Tag', 'Liebe'],
  es: ['Hola', 'Estimado', 'Buenos días'],
  th: ['เรียนคุณ', 'สวัสดีคุณ'],
}
const CLOSING = {
  en: ['Best regards', 'Kind regards', 'Thanks', 'Cheers'],
  fr: ['Cordialement', 'Bien à vous'],
  de: ['Mit freundlichen Grüßen', 'Viele Grüße'],
  es: ['Saludos cordiales', 'Un saludo'],
  th: ['ขอแสดงความนับถือ', 'ขอบคุณครับ'],
}

/** A line under a letter: who wrote it and how to reach them. */
function signature(s: Screen, person: Person): Content {
  return html`<div class="col" style="gap:.1em;margin-top:.6em"><span>${s.random.pick(CLOSING[s.lang])},</span><span class="bold">${s.full(person)}</span><span class="muted">${s.role()}, ${person.company}</span>
<span class="small">${s.random.chance(0.5) ? html`T ${s.phone(person)} · ` : html`${s.t('Mobile')}: ${s.phone(person)} | `}${s.email(person)}</span>${s.random.chance(0.4) ? html`<span class="small muted">${s.address(person)}</span>` : ''}</div>`
}

const listed = (s: Screen, person: Person, on: boolean, unread: boolean) =>
  html`<div class="row top ${on ? 'on' : ''}" style="padding:.7em 1em">${avatar(s, person)}<div class="col grow" style="gap:.1em"><div class="row between"><span class="cut ${unread ? 'bold' : ''}">${s.name(person)}</span><span class="muted small nowrap">${s.random.chance(0.5) ? s.time() : s.date(20)}</span></div><span class="cut ${unread ? 'bold' : ''}">${s.subject()}</span><span class="cut muted small">${s.sentence(person)}</span></div></div>`

/** Folders, a list of letters and one that is open. */
export const mail: PageKind = {
  name: 'mail',
  personal: s => {
    const [from, to, cc] = [s.person(0), s.owner, s.person(1)]
    const brackets = s.random.chance(0.5)
    const who = (p: Person) =>
      brackets
        ? html`${s.full(p)} &lt;${s.email(p)}&gt;`
        : html`<span class="chip">${s.full(p)}</span> <span class="muted">${s.email(p)}</span>`
    const rows = Math.min(16, s.rows(s.fontSize * 6.4, s.fontSize * 5))
    return app({
      top: topBar(s, s.random.pick(['Postbox', 'Courier Mail', 'Letterbox']), 'mail'),
      side: sideBar([
        { name: s.t('New'), icon: 'plus' },
        { name: s.t('Inbox'), icon: 'mail', count: s.random.int(2, 90), on: true },
        { name: s.t('Sent'), icon: 'send' },
        { name: s.t('Drafts'), icon: 'file', count: 3 },
        { name: s.t('Archive'), icon: 'folder' },
        { name: s.t('Spam'), icon: 'tag' },
        { name: s.t('Trash'), icon: 'trash' },
        s.t('Tags'),
        { name: s.t('Invoices') },
        { name: s.t('Team') },
      ]),
      main: html`<div class="row top grow" style="gap:0;min-height:0"><div class="list" style="width:${s.width > 1600 ? 27 : 22}em;flex:none;border-right:1px solid var(--line);height:100%;overflow:hidden;background:var(--surface)">${Array.from({ length: rows }, (_, i) => listed(s, s.person(i * 2), i === 0, i > 0 && i < 4))}</div>
<div class="scroll" style="height:100%;background:var(--surface)"><div class="row between"><span class="title">${s.subject()}</span><div class="row">${chip(s.t('Inbox'))}${iconButton('star')}${iconButton('trash')}${iconButton('more')}</div></div>
<div class="row top">${avatar(s, from)}<div class="col grow" style="gap:.25em"><div class="row between"><div><span class="muted">${s.t('From')}:</span> ${who(from)}</div><span class="muted small nowrap">${s.date(9)}, ${s.time()}</span></div><div><span class="muted">${s.t('To')}:</span> ${who(to)}</div><div><span class="muted">${s.t('Cc')}:</span> ${who(cc)}</div></div></div>
<div class="col" style="max-width:54em;gap:.8em"><p>${s.random.pick(GREETING[s.lang])} ${s.given(to)},</p><p>${s.sentence(cc)} ${s.sentence()} ${s.sentence(from)}</p><p>${s.sentence(s.person(3))} ${s.prose()}</p><p>${s.sentence(s.person(4))}</p>${signature(s, from)}</div>
<div class="row">${button(s.t('Reply'), 'primary', 'send')}${button(s.t('Forward'))}</div>
${s.height > 900 ? html`<div style="border-left:3px solid var(--line);padding-left:1em" class="muted"><p>${s.date(30)}, ${s.full(s.person(5))} &lt;${s.email(s.person(5))}&gt;:</p><p>${s.sentence(s.person(6))} ${s.sentence(s.person(6))}</p></div>` : ''}</div></div>`,
    })
  },
}
