import { type Content, html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Screen } from '../screen.ts'
import { browserVersion, stamps, uuid } from '../values/near.ts'
import { app, button, searchBox, sideBar, topBar } from '../widgets.ts'

const LEVELS = { INFO: 'var(--link)', WARN: 'var(--warn)', ERROR: 'var(--bad)', DEBUG: 'var(--muted)' }

function personalLine(s: Screen): Content {
  const { random } = s
  const p = s.person(random.int(0, 50))
  return random.pick([
    () => html`User ${s.email(p)} signed in from ${s.ip()}`,
    () => html`login failed user=${s.username(p)} ip=${s.ip()} attempts=${random.int(1, 9)}`,
    () => html`{"event":"invite.sent","to":"${s.email(p)}","by":"${s.full(s.person(3))}","id":"${uuid(random)}"}`,
    () =>
      html`${s.ip()} - ${s.username(p)} "GET /api/orders/${random.int(100, 9999)} HTTP/1.1" 200 ${random.int(100, 9000)} "${browserVersion(random)}"`,
    () => html`connecting to ${s.secret('connectionString')}`,
    () => html`POST ${s.secret('tokenUrl')} 502 in ${random.int(20, 900)}ms`,
    () => html`Authorization: Bearer ${s.secret('jwt')}`,
    () => html`sms delivered to ${s.phone(p)} in ${random.int(1, 9)}s`,
    () => html`customer.updated name="${s.full(p)}" phone="${s.phone(p)}" order=${s.order()}`,
    () => html`config api_key=${s.secret('apiKey')} region=eu-west-1`,
  ])()
}

function cleanLine(s: Screen): Content {
  const { random } = s
  return random.pick([
    () => `GET /health 200 ${random.int(1, 30)}ms`,
    () => `job ${uuid(random)} finished in ${random.int(1, 90)}.${random.int(10, 99)}s`,
    () => `cache hit ratio 0.${random.int(50, 99)} (${s.amount()} keys)`,
    () => `deploy ${s.version()} commit ${s.commit()}`,
    () => `retry ${random.int(1, 5)}/5 queue=emails delay=${random.int(100, 9000)}ms`,
    () => `worker ${random.int(1, 16)} started, node v${random.int(18, 24)}.${random.int(0, 20)}.0`,
    () => `order ${s.order()} total ${s.price()}`,
    () => `user-agent "${browserVersion(random)}"`,
    () => `listening on http://127.0.0.1:${random.int(3000, 9000)}`,
  ])()
}

function draw(s: Screen) {
  const stamp = stamps(s.random)
  const wide = s.random.chance(0.5)
  const lines = Array.from({ length: s.rows(s.fontSize * 1.62, s.fontSize * 13) }, () => {
    const level = s.random.weighted({ INFO: 6, WARN: 2, ERROR: 1, DEBUG: 2 })
    const message = !s.clean && s.random.chance(0.42) ? personalLine(s) : cleanLine(s)
    return html`<div class="row" style="gap:1em;line-height:1.62;${level === 'ERROR' ? 'background:#ef444418' : ''}"><span class="muted nowrap">${stamp()}</span><span style="color:${LEVELS[level]};width:3.4em;flex:none">${level}</span>${wide ? html`<span class="muted nowrap" style="width:9em">${s.random.pick(['api', 'worker', 'gateway', 'auth', 'mailer'])}-${s.random.int(1, 9)}</span>` : ''}<span class="cut">${message}</span></div>`
  })
  return app({
    top: topBar(s, s.random.pick(['Logbook', 'Tracewell', 'Streamlog']), 'database'),
    side: s.random.chance(0.6)
      ? sideBar([
          'Sources',
          ...['api', 'worker', 'gateway', 'auth', 'mailer', 'billing'].map((name, i) => ({
            name,
            count: s.amount(9000),
            on: i === 0,
          })),
          'Level',
          ...Object.keys(LEVELS).map(name => ({ name, icon: 'check' as const })),
        ])
      : undefined,
    main: html`<div class="scroll" style="gap:.8em"><div class="row">${searchBox('level:error OR service:auth')}<span class="grow"></span>${button('Last 15 minutes', '', 'calendar')}${button('Live', 'primary', 'play')}</div><div class="mono small grow" style="overflow:hidden">${lines}</div></div>`,
  })
}

/** Lines of a service's log in a viewer. */
export const logView: PageKind = {
  name: 'log-view',
  personal: draw,
  clean: draw,
  langs: ['en'],
  themes: { light: 35, dark: 50, coloured: 15 },
}
