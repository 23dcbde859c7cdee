import { html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Screen } from '../screen.ts'
import { app, avatar, button, chip, crumbs, iconButton, sideBar, table, tableStyle, topBar } from '../widgets.ts'

const TITLES: Readonly<Record<Screen['lang'], readonly string[]>> = {
  en: [
    'Onboarding guide',
    'Release process',
    'Incident handbook',
    'Data retention',
    'Style guide',
    'Access to servers',
  ],
  fr: ['Guide d’accueil', 'Processus de livraison', 'Gestion des incidents', 'Conservation des données'],
  de: ['Einarbeitung', 'Freigabeprozess', 'Störungshandbuch', 'Datenaufbewahrung'],
  es: ['Guía de bienvenida', 'Proceso de entrega', 'Manual de incidentes', 'Retención de datos'],
  th: ['คู่มือเริ่มงาน', 'ขั้นตอนปล่อยรุ่น', 'คู่มือเหตุขัดข้อง', 'การเก็บข้อมูล'],
}

const frame = (s: Screen, article: ReturnType<typeof html>) =>
  app({
    top: topBar(s, s.random.pick(['Folio', 'Notebook', 'Handbook']), 'file'),
    side: sideBar([
      s.t('Recent'),
      ...TITLES[s.lang].map((name, i) => ({ name, icon: 'file' as const, on: i === 0 })),
      s.t('Team'),
      { name: s.t('Calendar'), icon: 'calendar' },
      { name: s.t('Settings'), icon: 'settings' },
    ]),
    main: html`<div class="scroll" style="background:var(--surface);align-items:center"><article class="col" style="width:min(100%,58em);gap:1.1em">${article}</article></div>`,
  })

const heading = (text: string) => html`<h2 style="font-size:1.3em;margin-top:.4em">${text}</h2>`

/** A handbook page: who to call, how to get in. */
export const wiki: PageKind = {
  name: 'wiki',
  personal: s => {
    const author = s.person(0)
    const team = s.people.slice(1, s.random.int(4, 8))
    return frame(
      s,
      html`${crumbs(s.t('Home'), s.t('Team'), TITLES[s.lang][0])}<div class="row between"><span class="huge">${TITLES[s.lang][0]}</span><div class="row">${button(s.t('Edit'))}${button(s.t('Share'), 'primary')}${iconButton('star')}</div></div>
<div class="row muted small">${avatar(s, author, 'tiny')}<span>${s.full(author)} · ${s.t('Updated')} ${s.date(50)} · ${s.random.int(2, 90)} ${s.t('Views').toLowerCase()}</span></div>
<p>${s.prose()}</p>${heading(s.t('Contacts'))}<div class="card flush">${table(
        [
          { name: s.t('Role'), width: 3, cell: () => s.role() },
          { name: s.t('Name'), width: 3, cell: p => s.name(p) },
          { name: s.t('Phone'), width: 3, cell: p => s.phone(p) },
          { name: s.t('Email'), width: 4, cell: p => s.email(p) },
        ],
        team,
        { className: tableStyle(s.random), name: s.t('Contacts') },
      )}</div><p>${s.sentence(team[0])} ${s.prose()}</p>${heading(s.t('Security'))}<ul style="padding-left:1.4em"><li>${s.t('Username')}: ${s.username(author)}</li><li>${s.t('Password')}: <span class="mono">${s.secret('password')}</span></li><li>${s.mention(team[1] ?? author)} ${s.prose()}</li></ul>
<pre class="card mono small pre">psql "${s.secret('connectionString')}"
ssh ${s.username(author)}@${s.ip()}</pre><p>${s.sentence(s.person(9))}</p><p>${s.prose()}</p>${heading(s.t('Comments'))}${[10, 11, 12].map(i => html`<div class="row top">${avatar(s, s.person(i), 'tiny')}<div><span class="bold">${s.full(s.person(i))}</span> <span class="muted small">${s.date(60)}</span><div>${s.sentence(s.person(i + 3))}</div></div></div>`)}`,
    )
  },
  clean: s =>
    frame(
      s,
      html`${crumbs(s.t('Home'), s.t('Help'), TITLES[s.lang][1])}<span class="huge">${TITLES[s.lang][1]}</span><div class="row">${chip(s.version())}${chip(s.t('Reports'))}</div><p>${s.prose()} ${s.prose()}</p>${heading(s.t('Overview'))}<p>${s.prose()}</p><pre class="card mono small pre">npm install @atlas/client@${s.version().replace('v', '')}
atlas deploy --env production --commit ${s.commit()}</pre><p>${s.prose()}</p>${heading(s.t('Details'))}<ol style="padding-left:1.4em">${[0, 1, 2, 3].map(() => html`<li>${s.prose()}</li>`)}</ol><div class="alert">${s.prose()}</div><p>${s.prose()} ${s.prose()}</p>`,
    ),
}
