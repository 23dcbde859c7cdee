import { html } from '../html.ts'
import { icon } from '../icons.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person, Screen } from '../screen.ts'
import { app, avatar, emblem, iconButton, rail, sideBar, topBar } from '../widgets.ts'

const CHANNELS = [
  'general',
  'support',
  'releases',
  'incident-42',
  'random',
  'design',
  'finance',
  'onboarding',
  'data-platform',
]

const message = (s: Screen, person: Person, about: Person, style: string) => {
  const own = person.owner && style === 'bubbles'
  const extra = s.random.int(0, 9)
  const text = html`${s.sentence(about)} ${extra === 0 ? html`${s.t('Password')}: ${s.secret('password')}` : extra === 1 ? html`<span class="link">${s.secret('tokenUrl')}</span>` : extra === 2 ? html`${s.mention(s.person(s.random.int(0, 30)))} 👍` : ''}`
  return html`<div class="row top">${own ? '' : avatar(s, person, s.random.chance(0.5) ? 'square' : '')}<div class="col grow" style="gap:.15em"><div class="row ${own ? 'right' : ''}" style="${own ? 'justify-content:flex-end' : ''}"><span class="bold">${s.full(person)}</span><span class="muted small">${s.time()}</span></div><div class="${style === 'bubbles' ? `bubble ${own ? 'mine' : ''}` : ''}" style="${style === 'bubbles' ? 'width:fit-content' : ''};overflow-wrap:anywhere">${text}</div></div></div>`
}

/** Channels, direct messages and a conversation. */
export const chat: PageKind = {
  name: 'chat',
  personal: s => {
    const style = s.random.pick(['plain', 'bubbles'])
    const channel = s.random.pick(CHANNELS)
    const names = s.random.chance(0.5)
    const count = s.rows(s.fontSize * 4.6, s.fontSize * 16)
    return app({
      top: s.random.chance(0.6) ? topBar(s, 'Parlor', 'chat') : undefined,
      side: html`${s.random.chance(0.5) ? rail(['chat', 'users', 'calendar', 'file', 'settings']) : ''}${sideBar([
        s.t('Channels'),
        ...CHANNELS.slice(0, 7).map(name => ({ name: `# ${name}`, on: name === channel })),
        s.t('Direct messages'),
        ...[0, 1, 2, 3, 4, 5, 6].map(i => ({
          name: names ? s.full(s.person(i)) : s.username(s.person(i)),
          count: i === 2 ? 4 : undefined,
        })),
      ])}`,
      main: html`<div class="row between" style="padding:.8em 1.4em;border-bottom:1px solid var(--line)"><div class="row"><span class="big"># ${channel}</span><span class="muted small">${s.random.int(4, 90)} ${s.t('Members')}</span></div><div class="row">${[0, 1, 2].map(i => avatar(s, s.person(i), 'tiny'))}${iconButton('search')}${iconButton('more')}</div></div>
<div class="scroll" style="gap:1.1em;justify-content:flex-end">${Array.from({ length: count }, (_, i) => message(s, i % 3 === 2 ? s.owner : s.person(s.random.int(0, 5)), s.person(10 + i), style))}</div>
<div style="padding:.4em 1.4em 1.2em"><div class="input">${icon('plus')}<span class="grow muted">${s.t('Write a message')}…</span>${icon('send')}</div></div>`,
    })
  },
  clean: s =>
    app({
      top: topBar(s, 'Parlor', 'chat'),
      side: sideBar([s.t('Channels'), ...CHANNELS.map((name, i) => ({ name: `# ${name}`, on: i === 2 }))]),
      main: html`<div class="row" style="padding:.8em 1.4em;border-bottom:1px solid var(--line)"><span class="big"># releases</span></div>
<div class="scroll" style="gap:1.1em">${Array.from({ length: s.rows(s.fontSize * 6, s.fontSize * 14) }, (_, i) => html`<div class="row top">${emblem(i % 2 ? 'branch' : 'bell', i % 2 ? '#7c3aed' : '#0d9488')}<div class="col grow" style="gap:.15em"><div class="row"><span class="bold">${i % 2 ? 'Release Bot' : 'Build Notifications'}</span><span class="chip">APP</span><span class="muted small">${s.time()}</span></div><div>${s.productName()} ${s.version()} · ${s.commit()} · ${s.sentence()}</div></div></div>`)}</div>`,
    }),
}
