import { type Content, html } from '../html.ts'
import { icon } from '../icons.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person, Screen } from '../screen.ts'
import { app, avatar, button, chip, tabs, topBar } from '../widgets.ts'

/** Lines of a change: `+`, `-` or a space, and the code. */
function diff(s: Screen): (readonly [string, Content])[] {
  const secret = s.clean ? html`process.env.API_KEY` : html`"${s.secret('apiKey')}"`
  const contact = s.clean ? 'support' : html`"${s.email(s.person(7))}"`
  return [
    [' ', 'import { createClient } from "./client"'],
    [' ', ''],
    ['-', html`const apiKey = ${secret}`],
    ['+', 'const apiKey = readEnv("API_KEY")'],
    [' ', 'export const config = {'],
    [' ', `  version: "${s.version()}",`],
    ['-', html`  contact: ${contact},`],
    ['+', '  contact: settings.contact,'],
    [' ', `  timeout: ${s.random.int(1, 90)}000,`],
    [' ', '}'],
  ]
}

const diffBlock = (s: Screen) =>
  html`<div class="card flush mono small"><div style="padding:.5em 1em;border-bottom:1px solid var(--line)">src/config/${s.random.pick(['client', 'mailer', 'billing'])}.ts <span class="muted">+2 −2</span></div>${diff(s).map(([sign, code], i) => html`<div class="code" style="padding:0 1em;overflow:hidden;${sign === '+' ? 'background:#16a34a22' : sign === '-' ? 'background:#ef444422' : ''}"><span class="ln">${i + 12}</span>${sign} ${code}</div>`)}</div>`

function comment(s: Screen, person: Person) {
  const display = s.random.chance(0.5) ? s.username(person) : s.full(person)
  return html`<div class="row top">${avatar(s, person)}<div class="card grow flush"><div class="row" style="padding:.5em 1em;background:var(--raised)"><span class="bold">${display}</span><span class="muted small">${s.date(12)}</span><span style="margin-left:auto">${chip(s.t('Member'))}</span></div><div style="padding:.8em 1em">${s.sentence(s.person(s.random.int(5, 30)))} ${s.random.chance(0.6) ? html`${s.mention(s.person(s.random.int(0, 9)))} ` : ''}${s.prose()}</div></div></div>`
}

/** A review of a change to code. */
export const pullRequest: PageKind = {
  name: 'pull-request',
  personal: s => {
    const author = s.random.chance(0.3) ? s.owner : s.person(0)
    return app({
      top: topBar(s, 'Forgehub', 'branch'),
      main: html`<div class="scroll" style="padding:1.4em max(1.6em,8%)"><div class="muted">${s.username(s.person(1))} / <span class="link">storefront</span></div><div class="row"><span class="title">${s.subject()}</span><span class="title muted">#${s.random.int(40, 4000)}</span></div>
<div class="row">${chip(html`${icon('branch')} ${s.t('Open')}`, 'green')}<span><span class="bold">${s.username(author)}</span> wants to merge ${s.random.int(1, 9)} commits into <span class="chip square mono">main</span> from <span class="chip square mono">fix/config-${s.random.int(10, 99)}</span></span></div>
${tabs([s.t('Comments'), 'Commits', 'Checks', s.t('Files')])}
<div class="row top" style="gap:2em"><div class="col grow" style="gap:1em">${comment(s, author)}${diffBlock(s)}${comment(s, s.person(2))}
${[3, 4].map(i => html`<div class="row small">${avatar(s, s.person(i), 'tiny')}<span><span class="bold">${s.username(s.person(i))}</span> added ${s.random.int(1, 3)} commits <span class="muted">${s.date(12)}</span></span><span class="mono muted" style="margin-left:auto">${s.commit().slice(0, 7)}</span></div>`)}${comment(s, s.person(5))}${comment(s, s.person(6))}</div>
<aside class="col" style="width:17em;gap:1.2em"><div class="col"><span class="label">Reviewers</span>${[2, 5].map(i => html`<div class="row">${avatar(s, s.person(i), 'tiny')}<span>${s.username(s.person(i))}</span></div>`)}</div><div class="col"><span class="label">${s.t('Assignee')}</span><div class="row">${avatar(s, author, 'tiny')}<span>${s.username(author)}</span></div></div><div class="col"><span class="label">Labels</span><div class="row wrap">${chip('bug', 'red')}${chip('config', 'solid')}${chip('needs-docs', 'slate')}</div></div><div class="col"><span class="label">Milestone</span><span>${s.version()}</span></div></aside></div></div>`,
    })
  },
  clean: s =>
    app({
      top: topBar(s, 'Forgehub', 'branch'),
      main: html`<div class="scroll" style="padding:1.4em max(1.6em,8%)"><div class="muted">atlas / <span class="link">storefront</span></div><span class="title">${s.t('Files')} · ${s.version()}</span>${tabs(['Code', 'Issues', 'Actions', s.t('Settings')])}${diffBlock(s)}${diffBlock(s)}<div class="row">${button('Compare')}${button('Merge', 'primary')}</div></div>`,
    }),
}
