import { type Content, html } from '../html.ts'
import { icon } from '../icons.ts'
import type { PageKind } from '../page-kind.ts'
import { app, button, card, emblem, iconButton, sideBar, topBar } from '../widgets.ts'

const SITES = [
  'Cloud console',
  'Mail server',
  'Payroll',
  'Router',
  'Wi-Fi office',
  'Ad account',
  'Domain registrar',
  'Staging database',
  'Build server',
  'Bank portal',
  'Shop admin',
  'Analytics',
]

/** Saved logins, one of them open with its fields shown. */
export const vault: PageKind = {
  name: 'vault',
  personal: s => {
    const { random } = s
    const site = random.pick(SITES)
    const login = (i: number) => (random.chance(0.5) ? s.email(s.person(i)) : s.username(s.person(i)))
    const line = (name: string, value: Content, mono = false) =>
      html`<div class="row between" style="padding:.7em 0;border-bottom:1px solid var(--line)"><div class="col grow" style="gap:.1em"><span class="label">${name}</span><span class="${mono ? 'mono' : ''}" style="overflow-wrap:anywhere">${value}</span></div><div class="row">${iconButton('eye')}${iconButton('copy')}</div></div>`
    const extra = random.sample(
      [
        () => line(s.t('API keys'), s.secret('apiKey'), true),
        () =>
          line(
            'Recovery codes',
            html`${s.secret('recoveryCode')}<br>${s.secret('recoveryCode')}<br>${s.secret('recoveryCode')}`,
            true,
          ),
        () => line('SSH fingerprint', s.secret('fingerprint'), true),
        () => line(s.t('Card number'), s.card(), true),
        () => line('Connection', s.secret('connectionString'), true),
        () => line(s.t('Phone'), s.phone(s.person(0))),
        () => line(s.t('Date of birth'), s.birthDate(s.person(0))),
      ],
      random.int(2, 4),
    )
    return app({
      top: topBar(s, random.pick(['Keysafe', 'Strongbox', 'Lockwell']), 'lock'),
      side: sideBar([
        { name: s.t('All'), icon: 'key', on: true, count: 214 },
        { name: s.t('Recent'), icon: 'star' },
        { name: s.t('Payment method'), icon: 'card' },
        { name: s.t('Notes'), icon: 'file' },
        { name: s.t('Trash'), icon: 'trash' },
        s.t('Team'),
        { name: 'Engineering', icon: 'folder' },
        { name: 'Marketing', icon: 'folder' },
      ]),
      main: html`<div class="row grow" style="gap:0;align-items:stretch;min-height:0"><div class="list" style="width:23em;flex:none;border-right:1px solid var(--line);background:var(--surface);overflow:hidden">${Array.from({ length: Math.min(20, s.rows(s.fontSize * 4.6, s.fontSize * 4)) }, (_, i) => html`<div class="row ${i === 0 ? 'on' : ''}" style="padding:.75em 1em">${emblem(random.pick(['globe', 'database', 'mail', 'key', 'card']), random.pick(['#2563eb', '#0d9488', '#c2410c', '#7c3aed']))}<div class="col grow" style="gap:0"><span class="cut bold">${i === 0 ? site : random.pick(SITES)}</span><span class="cut small muted">${i === 0 ? s.username(s.person(0)) : login(i)}</span></div></div>`)}</div>
<div class="scroll"><div class="row">${emblem('key', '#2563eb', 'large')}<div class="col grow" style="gap:0"><span class="title">${site}</span><span class="muted">https://${site.toLowerCase().replace(/[^a-z]+/g, '-')}.example.com</span></div>${button(s.t('Edit'))}${button(s.t('Share'), 'primary')}</div>
${card('', html`${line(s.t('Username'), s.username(s.person(0)))}${line(s.t('Password'), s.secret('password'), true)}${extra.map(make => make())}${line(s.t('Website'), html`<span class="link">https://login.example.com</span>`)}${line(s.t('Notes'), html`${s.prose()}`)}`)}
${random.chance(0.4) ? card('Two-factor', html`<div class="row top" style="gap:1.4em">${s.qr()}<div class="col"><span class="muted">${s.t('Show')}</span><span class="mono">${s.secret('recoveryCode')}</span></div></div>`) : ''}<span class="muted small">${icon('check')} ${s.t('Updated')} ${s.date()}</span></div></div>`,
    })
  },
}
