import { html } from '../html.ts'
import { icon } from '../icons.ts'
import type { PageKind } from '../page-kind.ts'
import { app, avatar, button, card, emblem, input, sideBar, table, tabs, topBar } from '../widgets.ts'
import { resultColumns } from './database.ts'

const QUESTIONS = [
  'Who bought twice last month?',
  'Show customers without an order',
  'Total by region for Q1',
  'Which plans churn most?',
  'List overdue invoices',
]

/** STEPlus ChatWithDB: a question, the rows it brought back, or the connection's settings. */
export const chatWithDb: PageKind = {
  name: 'chatwithdb',
  product: { source: 'steplus', name: 'chatwithdb' },
  langs: ['en', 'en', 'fr', 'th'],
  personal: s => {
    const columns = resultColumns(s)
    const rows = s.people.slice(0, Math.min(24, s.rows(s.fontSize * 2.6, s.fontSize * 26)))
    const host = `${s.random.pick(['pg-main', 'orders-db', 'warehouse'])}.example.com`
    const connection = html`<div class="scroll"><span class="title">Connections</span>${tabs(['Connection', 'Model', 'Permissions'])}${card('New connection', html`<div class="grid" style="grid-template-columns:1fr 1fr">${input(s.t('Name'), 'Production')}${input('Engine', 'PostgreSQL 16')}${input('Host', s.host(host))}${input('Port', '5432')}${input('Database', 'shop')}${input(s.t('Username'), s.username(s.person(0)))}${input(s.t('Password'), html`<span class="mono">${s.secret('password')}</span>`, { inputType: 'password' })}${input('SSL mode', 'require')}</div><div style="height:1em"></div>${input('Connection string', html`<span class="mono">${s.secret('connectionString')}</span>`)}`)}${card('AI provider', html`<div class="grid" style="grid-template-columns:1fr 1fr">${input('Provider', s.random.pick(['Anthropic', 'OpenAI', 'Gemini', 'DeepSeek']))}${input('API key', html`<span class="mono">${s.secret('apiKey')}</span>`)}</div>`)}${card('Saved connections', html`<div class="col">${[1, 2, 3].map(() => html`<div class="row">${emblem('database')}<span class="mono small cut">${s.secret('connectionString')}</span></div>`)}</div>`)}<div class="row">${button('Test connection')}${button(s.t('Save'), 'primary')}</div></div>`
    const talk = html`<div class="scroll"><div class="row" style="justify-content:flex-end"><div class="bubble mine">${s.random.pick(QUESTIONS)}</div>${avatar(s, s.owner, 'tiny')}</div><div class="row top">${emblem('chat', '#7c3aed')}<div class="col grow" style="gap:.8em"><p>I found ${rows.length} rows. ${s.random.chance(0.6) ? html`The first is ${s.full(s.person(0))} (${s.email(s.person(0))}).` : ''}</p><div class="card mono small pre">SELECT ${columns.map(c => c.name).join(', ')} FROM customers ORDER BY id LIMIT ${rows.length};</div><div class="card flush">${table(columns, rows, { className: s.random.pick(['boxed tight', 'striped', 'tight']), name: 'results' })}</div><div class="row">${button('CSV', '', 'file')}${button('Chart', '', 'chart')}</div></div></div></div><div style="padding:.6em 1.4em 1.2em"><div class="input">${icon('database')}<span class="grow muted">Ask about your data…</span>${icon('send')}</div></div>`
    return app({
      top: topBar(s, 'ChatWithDB', 'database'),
      side: sideBar([
        { name: 'New chat', icon: 'plus' },
        'Chats',
        ...QUESTIONS.map((name, i) => ({ name, icon: 'chat' as const, on: i === 0 })),
        'Databases',
        { name: s.host(host), icon: 'database' },
        { name: s.host('analytics.example.net'), icon: 'database' },
      ]),
      main: s.random.chance(0.6) ? talk : connection,
    })
  },
}
