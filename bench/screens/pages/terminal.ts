import { type Content, html } from '../html.ts'
import type { PageKind } from '../page-kind.ts'
import type { Screen } from '../screen.ts'
import { digest, stamps } from '../values/near.ts'

const HOSTS = ['web-1', 'api-02', 'build-box', 'laptop', 'db-primary', 'jump']
const GREEN = 'color:#4ade80'
const BLUE = 'color:#60a5fa'

/** Commands with their output; each entry is a list of lines. */
function commands(s: Screen): (() => Content[])[] {
  const { random } = s
  const stamp = stamps(random)
  const someone = () => s.person(random.int(0, 30))
  return [
    () => [
      'git log --oneline -5',
      ...Array.from(
        { length: 5 },
        () => html`<span style="color:#facc15">${s.commit().slice(0, 7)}</span> ${s.subject()}`,
      ),
    ],
    () => [
      'git log -2',
      ...[0, 1].flatMap(() => {
        const p = someone()
        return [
          html`<span style="color:#facc15">commit ${random.chars('0123456789abcdef', 40)}</span>`,
          html`Author: ${s.full(p)} &lt;${s.email(p)}&gt;`,
          html`Date:   Tue Mar ${random.int(10, 28)} 1${random.int(0, 9)}:${random.int(10, 59)}:07 2026 +0100`,
          '',
          html`    ${s.subject()}`,
          '',
        ]
      }),
    ],
    () => [
      'tail -n 6 /var/log/auth.log',
      ...Array.from(
        { length: 6 },
        () =>
          html`${stamp()} ${random.pick(HOSTS)} sshd[${random.int(800, 9999)}]: ${random.pick(['Accepted publickey', 'Failed password'])} for ${s.username(someone())} from ${s.ip()} port ${random.int(30000, 60000)} ssh2`,
      ),
    ],
    () => [
      'env | grep -i key',
      html`STRIPE_SECRET_KEY=${s.secret('apiKey')}`,
      html`DATABASE_URL=${s.secret('connectionString')}`,
      html`SESSION_SECRET=${s.secret('opaqueKey')}`,
    ],
    () => [
      html`curl -H "Authorization: Bearer ${s.secret('jwt')}" https://api.example.com/v1/me`,
      html`{"id":"${s.uuid()}","email":"${s.email(s.person(3))}","name":"${s.full(s.person(3))}","plan":"pro"}`,
    ],
    () => [
      'docker ps',
      'CONTAINER ID   IMAGE                 STATUS         PORTS',
      ...[0, 1, 2].map(
        () =>
          html`${random.chars('0123456789abcdef', 12)}   registry/app:${s.version()}   Up ${random.int(2, 40)} hours   0.0.0.0:${random.int(3000, 9000)}->80/tcp`,
      ),
    ],
    () => [
      'npm run build',
      '',
      html`&gt; app@${s.version().replace('v', '')} build`,
      '> vite build',
      '',
      html`dist/assets/index-${s.commit().slice(0, 8)}.js   ${random.int(90, 400)}.${random.int(10, 99)} kB │ gzip: ${random.int(20, 90)}.14 kB`,
      html`<span style="${GREEN}">✓ built in ${random.int(1, 9)}.${random.int(10, 99)}s</span>`,
    ],
    () => [
      'ssh-keygen -lf ~/.ssh/id_ed25519.pub',
      html`256 ${s.secret('fingerprint')} ${s.username(s.owner)}@${random.pick(HOSTS)} (ED25519)`,
    ],
    () => [html`ping -c 2 ${s.ip()}`, html`64 bytes from ${s.ip()}: icmp_seq=1 ttl=57 time=${random.int(3, 90)}.4 ms`],
    () => ['docker pull app', html`Digest: ${digest(random)}`, 'Status: Image is up to date'],
    () => [
      'ls -la',
      'total 48',
      ...['.env', 'README.md', 'package.json', 'src'].map(
        name =>
          html`-rw-r--r--  1 ${s.username(s.owner)} staff ${random.int(100, 9000)} Mar ${random.int(10, 28)} 09:${random.int(10, 59)} ${name}`,
      ),
    ],
  ]
}

const CLEAN = [0, 5, 6, 9]

function draw(s: Screen): Content {
  const host = s.random.pick(HOSTS)
  const prompt = s.clean
    ? html`<span style="${BLUE}">~/project</span> <span style="${GREEN}">❯</span> `
    : html`<span style="${GREEN}">${s.username(s.owner)}@${host}</span>:<span style="${BLUE}">~/project</span>$ `
  const all = commands(s)
  const pool = s.clean ? CLEAN.map(i => all[i]!) : all
  const lines: Content[] = []
  const room = s.rows(s.fontSize * 1.55, s.fontSize * 7)
  while (lines.length < room) {
    const [command, ...output] = s.random.pick(pool)()
    lines.push(html`${prompt}${command}`, ...output)
  }
  const ground =
    s.theme.family === 'light' && s.random.chance(0.4)
      ? 'background:#fbfbfb;color:#222'
      : `background:${s.random.pick(['#0c0c0c', '#1e1e2e', '#282c34', '#002b36', '#300a24'])};color:#d6dae0`
  return html`<div class="app" style="${ground}"><div class="row between" style="padding:.6em 1em;background:#3a3f4b;color:#e5e7eb"><div class="row" style="gap:.5em"><i class="dot" style="color:#ff5f57"></i><i class="dot" style="color:#febc2e"></i><i class="dot" style="color:#28c840"></i></div><span class="small">project — zsh — ${s.random.int(90, 220)}×${s.random.int(30, 60)}</span><span></span></div>
<div class="mono grow" style="padding:.8em 1em;overflow:hidden">${lines.map(line => html`<div class="pre" style="min-height:1.45em">${line}</div>`)}</div></div>`
}

/** A terminal window with a few commands. */
export const terminal: PageKind = {
  name: 'terminal',
  personal: s => html`${draw(s)}`,
  clean: s => html`${draw(s)}`,
  langs: ['en'],
}
