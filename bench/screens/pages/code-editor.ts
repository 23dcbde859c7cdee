import { type Content, html } from '../html.ts'
import { icon } from '../icons.ts'
import type { PageKind } from '../page-kind.ts'
import type { Screen } from '../screen.ts'

interface Scheme {
  readonly ground: string
  readonly side: string
  readonly text: string
  readonly keyword: string
  readonly string: string
  readonly comment: string
  readonly line: string
}
const SCHEMES: Readonly<Record<'light' | 'dark', readonly Scheme[]>> = {
  dark: [
    {
      ground: '#1e1e1e',
      side: '#252526',
      text: '#d4d4d4',
      keyword: '#569cd6',
      string: '#ce9178',
      comment: '#6a9955',
      line: '#333',
    },
    {
      ground: '#282c34',
      side: '#21252b',
      text: '#abb2bf',
      keyword: '#c678dd',
      string: '#98c379',
      comment: '#7f848e',
      line: '#3a3f4b',
    },
    {
      ground: '#002b36',
      side: '#073642',
      text: '#93a1a1',
      keyword: '#859900',
      string: '#2aa198',
      comment: '#6c7f85',
      line: '#0d4452',
    },
  ],
  light: [
    {
      ground: '#ffffff',
      side: '#f3f3f3',
      text: '#1f1f1f',
      keyword: '#0000ff',
      string: '#a31515',
      comment: '#008000',
      line: '#e0e0e0',
    },
    {
      ground: '#fafafa',
      side: '#eaeaeb',
      text: '#383a42',
      keyword: '#a626a4',
      string: '#50a14f',
      comment: '#8a8b92',
      line: '#dcdcdc',
    },
  ],
}

/** Files as lists of lines; `k`, `q`, `c` colour keywords, strings and comments. */
function files(s: Screen, scheme: Scheme): Record<string, Content[]> {
  const k = (text: Content) => html`<span style="color:${scheme.keyword}">${text}</span>`
  const q = (text: Content) => html`<span style="color:${scheme.string}">"${text}"</span>`
  const c = (text: Content) => html`<span style="color:${scheme.comment}">${text}</span>`
  const shared: Record<string, Content[]> = {
    'queue.ts': [
      html`${k('import')} { setTimeout ${k('as')} sleep } ${k('from')} ${q('node:timers/promises')}`,
      '',
      c('/** Runs jobs one after another and retries what failed. */'),
      html`${k('export class')} Queue {`,
      html`  ${k('readonly')} #jobs: Job[] = []`,
      `  retries = ${s.random.int(2, 9)}`,
      '',
      html`  ${k('async')} run(job: Job) {`,
      html`    ${k('for')} (${k('let')} attempt = 0; attempt < ${k('this')}.retries; attempt++) {`,
      html`      ${k('try')} {`,
      html`        ${k('return await')} job.perform()`,
      html`      } ${k('catch')} (error) {`,
      html`        log.warn(${q('attempt failed')}, { attempt, job: job.id })`,
      html`        ${k('await')} sleep(2 ** attempt * ${s.random.int(50, 500)})`,
      '      }',
      '    }',
      html`    ${k('throw new')} QueueError(${q('gave up')})`,
      '  }',
      '}',
    ],
    'package.json': [
      '{',
      html`  ${q('name')}: ${q('storefront')},`,
      html`  ${q('version')}: ${q(s.version().replace('v', ''))},`,
      html`  ${q('scripts')}: {`,
      html`    ${q('build')}: ${q('vite build')},`,
      html`    ${q('test')}: ${q('vitest run')}`,
      '  },',
      html`  ${q('dependencies')}: {`,
      ...['react', 'zod', 'fastify', 'pino'].map(
        name => html`    ${q(name)}: ${q(`^${s.random.int(1, 19)}.${s.random.int(0, 9)}.${s.random.int(0, 9)}`)},`,
      ),
      '  }',
      '}',
    ],
  }
  if (s.clean) return shared
  const people = [0, 1, 2].map(i => s.person(i))
  return {
    '.env': [
      c('# local development'),
      html`DATABASE_URL=${s.secret('connectionString')}`,
      html`STRIPE_SECRET_KEY=${s.secret('apiKey')}`,
      html`JWT_SECRET=${s.secret('opaqueKey')}`,
      html`SMTP_USER=${s.email(people[0]!)}`,
      html`SMTP_PASSWORD=${s.secret('password')}`,
      html`SLACK_WEBHOOK=${s.secret('tokenUrl')}`,
      'NODE_ENV=development',
      `PORT=${s.random.int(3000, 9000)}`,
      'LOG_LEVEL=debug',
      html`ADMIN_EMAIL=${s.email(s.owner)}`,
    ],
    'seed.ts': [
      html`${k('import')} { db } ${k('from')} ${q('./db')}`,
      '',
      html`${k('const')} customers = [`,
      ...people.map(p => html`  { name: ${q(s.full(p))}, email: ${q(s.email(p))}, phone: ${q(s.phone(p))} },`),
      ']',
      '',
      c(html`// NOTE(${s.username(people[1]!)}): ask ${s.given(people[2]!)} about the other region`),
      html`${k('await')} db.insert(customers)`,
    ],
    'deploy.py': [
      html`${k('import')} os, requests`,
      '',
      html`API_KEY = ${q(s.secret('apiKey'))}`,
      html`HOST = ${q(s.ip())}`,
      html`headers = {${q('Authorization')}: ${q(html`Bearer ${s.secret('jwt')}`)}}`,
      '',
      html`${k('def')} notify(version):`,
      html`    requests.post(${q(s.secret('tokenUrl'))}, json={${q('version')}: version})`,
      '',
      html`notify(${q(s.version())})`,
    ],
    ...shared,
  }
}

function draw(s: Screen) {
  const scheme = s.random.pick(SCHEMES[s.theme.family === 'light' ? 'light' : 'dark'])
  const all = files(s, scheme)
  const names = Object.keys(all)
  const room = s.rows(s.fontSize * 1.55, s.fontSize * 9)
  const open = s.clean ? s.random.sample(names, 2) : s.random.sample(names.slice(0, 3), 3)
  const lines = open.flatMap(name => [...all[name]!, '', '']).slice(0, room)
  return html`<div class="app" style="background:${scheme.ground};color:${scheme.text}"><div class="row" style="height:2.4em;padding:0 1em;background:${scheme.side};border-bottom:1px solid ${scheme.line}"><span class="grow small" style="text-align:center">${open[0]} — storefront — Studio Code</span></div>
<div class="body"><div class="col small" style="width:16em;flex:none;background:${scheme.side};padding:.8em;gap:.4em"><span class="small" style="letter-spacing:.06em">EXPLORER</span><span class="bold">${icon('down', 14)} STOREFRONT</span>${['src', 'test', 'docs'].map(name => html`<span style="padding-left:1em">${icon('right', 14)} ${name}</span>`)}${[...names, 'README.md', 'tsconfig.json'].map(name => html`<span style="padding:.1em 0 .1em 1.6em;${name === open[0] ? `background:${scheme.line}` : ''}">${icon('file', 14)} ${name}</span>`)}</div>
<div class="main"><div class="row small" style="gap:0;background:${scheme.side}">${open.map((name, i) => html`<span style="padding:.6em 1.1em;${i === 0 ? `background:${scheme.ground}` : 'opacity:.7'}">${name} ${icon('close', 12)}</span>`)}</div><div class="code grow" style="padding:.6em 0;overflow:hidden">${lines.map((line, i) => html`<div style="min-height:1.55em"><span class="ln">${i + 1}</span>${line}</div>`)}</div></div></div>
<div class="row small" style="height:2em;padding:0 1em;background:var(--accent);color:#fff">${icon('branch')} main <span>0 ⚠ 2</span><span class="grow"></span>Ln ${s.random.int(1, 99)}, Col ${s.random.int(1, 60)} <span>UTF-8</span> <span>TypeScript</span></div></div>`
}

/** Source files in an editor. */
export const codeEditor: PageKind = {
  name: 'code-editor',
  personal: draw,
  clean: draw,
  langs: ['en'],
  themes: { light: 40, dark: 55, coloured: 5 },
}
