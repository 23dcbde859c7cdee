import { type Content, html } from '../html.ts'
import { icon } from '../icons.ts'
import type { PageKind } from '../page-kind.ts'
import type { Screen } from '../screen.ts'
import { digest, stamps, uuid } from '../values/near.ts'
import { app, avatar, button, chip, crumbs, emblem, sideBar, topBar } from '../widgets.ts'

const STEPS = ['Set up job', 'Checkout', 'Install', 'Lint', 'Test', 'Build image', 'Deploy', 'Notify']

function lines(s: Screen): Content[] {
  const stamp = stamps(s.random)
  const clean: (() => Content)[] = [
    () => `Run actions/checkout@v${s.random.int(2, 5)}`,
    () => `##[group]Installing ${s.random.int(100, 900)} packages`,
    () => `added ${s.random.int(100, 900)} packages in ${s.random.int(4, 40)}s`,
    () =>
      `PASS src/${s.random.pick(['cart', 'login', 'price', 'export'])}.test.ts (${s.random.int(1, 9)}.${s.random.int(10, 99)} s)`,
    () => `Tests: ${s.random.int(100, 900)} passed, ${s.random.int(0, 4)} skipped`,
    () => `pushing ${digest(s.random)}`,
    () => `cache key: node-${s.commit()}`,
    () => `trace id ${uuid(s.random)}`,
    () => `tag ${s.version()} at ${s.commit()}`,
  ]
  const personal: (() => Content)[] = [
    () => html`Author: ${s.full(s.person(s.random.int(0, 20)))} &lt;${s.email(s.person(s.random.int(0, 20)))}&gt;`,
    () => html`export DEPLOY_TOKEN=${s.secret('apiKey')}`,
    () => html`Connecting to ${s.secret('connectionString')}`,
    () => html`notify ${s.mention(s.person(s.random.int(0, 20)))} via ${s.secret('tokenUrl')}`,
    () => html`ssh deploy target ${s.ip()} key ${s.secret('fingerprint')}`,
    () =>
      html`seeded user {"name":"${s.full(s.person(s.random.int(0, 30)))}","email":"${s.email(s.person(s.random.int(0, 30)))}"}`,
    () => html`Triggered by ${s.username(s.person(2))}`,
    () => html`AWS_SECRET_ACCESS_KEY=${s.secret('opaqueKey')}`,
  ]
  return Array.from(
    { length: s.rows(s.fontSize * 1.5, s.fontSize * 16) },
    () =>
      html`<span class="muted">${stamp()}</span> ${s.random.pick(!s.clean && s.random.chance(0.35) ? personal : clean)()}`,
  )
}

function draw(s: Screen) {
  const who = s.person(0)
  return app({
    top: topBar(s, s.random.pick(['Forgehub', 'Conveyor', 'Buildline']), 'play'),
    side: sideBar([
      'Jobs',
      ...STEPS.map((name, i) => ({
        name: html`<span style="color:${i < 6 ? 'var(--ok)' : 'var(--bad)'}">●</span> ${name}`,
        on: i === 4,
        count: `${s.random.int(1, 59)}s`,
      })),
    ]),
    main: html`<div class="scroll" style="gap:.8em">${crumbs('storefront', 'Actions', `Run #${s.random.int(100, 9999)}`)}<div class="row between"><div class="row">${s.clean ? emblem('play', '#16a34a') : avatar(s, who)}<div class="col" style="gap:0"><span class="title">${s.subject()}</span><span class="muted small">${s.clean ? 'Scheduled' : html`${s.full(who)} pushed`} <span class="mono">${s.commit().slice(0, 7)}</span> · ${s.date(9)} · ${s.random.int(2, 19)}m ${s.random.int(10, 59)}s</span></div></div><div class="row">${chip('Failed', 'red')}${button('Re-run', '', 'play')}</div></div>
<div class="grow mono small" style="background:#0d1117;color:#c9d1d9;border-radius:var(--radius);padding:.8em 1em;overflow:hidden;--muted:#8b949e">${lines(s).map((line, i) => html`<div class="pre"><span class="ln">${i + 1}</span>${line}</div>`)}</div><span class="small muted">${icon('check')} Log kept for 90 days</span></div>`,
  })
}

/** The log of one run of a build pipeline. */
export const pipelineRun: PageKind = { name: 'pipeline-run', personal: draw, clean: draw, langs: ['en'] }
