import { type Content, html } from '../html.ts'
import { icon } from '../icons.ts'
import type { PageKind } from '../page-kind.ts'
import type { Person, Screen } from '../screen.ts'
import { uuid } from '../values/near.ts'
import { app, button, type Column, searchBox, sideBar, table, topBar } from '../widgets.ts'

const TABLES = ['customers', 'orders', 'invoices', 'users', 'sessions', 'products', 'events', 'audit_log', 'migrations']

/** Columns of people's data, named as in a schema. */
export function resultColumns(s: Screen): Column<Person>[] {
  const { random } = s
  const all: Column<Person>[] = [
    { name: 'email', width: 22, cell: p => s.email(p) },
    { name: random.pick(['phone', 'phone_number', 'mobile']), width: 15, cell: p => s.phone(p) },
    { name: random.pick(['address', 'street_address', 'shipping_address']), width: 24, cell: p => s.address(p) },
    { name: random.pick(['dob', 'birth_date', 'date_of_birth']), width: 11, cell: p => s.birthDate(p) },
    { name: random.pick(['last_ip', 'ip', 'ip_address']), width: 13, cell: () => s.ip() },
    { name: random.pick(['username', 'login', 'user_name']), width: 12, cell: p => s.username(p) },
    { name: random.pick(['ssn', 'national_id', 'tax_id']), width: 13, cell: () => s.nationalId() },
    { name: 'iban', width: 22, cell: () => s.iban() },
    { name: random.pick(['password_hash', 'api_token', 'secret']), width: 20, cell: () => s.secret('opaqueKey') },
    { name: random.pick(['card_number', 'card', 'pan']), width: 16, cell: () => s.card() },
    { name: 'uuid', width: 18, cell: () => uuid(random) },
    { name: 'status', width: 8, cell: () => random.pick(['active', 'trial', 'churned']) },
    {
      name: 'created_at',
      width: 14,
      cell: () => `2026-0${random.int(1, 3)}-${random.int(10, 28)} ${random.int(10, 23)}:${random.int(10, 59)}:07`,
    },
    { name: 'total', width: 8, number: true, cell: () => (random.next() * 900).toFixed(2) },
  ]
  const names: Column<Person>[] = random.chance(0.5)
    ? [
        { name: 'first_name', width: 11, cell: p => s.given(p) },
        { name: 'last_name', width: 12, cell: p => s.family(p) },
      ]
    : [{ name: random.pick(['name', 'full_name', 'customer_name', 'contact']), width: 17, cell: p => s.name(p) }]
  return [
    { name: 'id', width: 6, number: true, cell: () => random.int(1000, 99999) },
    ...names,
    ...random.sample(all, s.width > 1700 ? 7 : 5),
  ]
}

/** A database client: schema, query, rows. */
function draw(s: Screen, columns: readonly Column<Person>[], extra: Content) {
  const { random } = s
  const keyword = (text: string) => html`<span style="color:var(--link)" class="bold">${text}</span>`
  const rows = s.people.slice(0, Math.min(50, s.rows(s.fontSize * 2.3, s.fontSize * 24)))
  return app({
    top: topBar(s, random.pick(['Querydeck', 'Tablespoon', 'SQL Bench']), 'database'),
    side: sideBar(
      [
        'Tables',
        ...TABLES.map((name, i) => ({ name, icon: 'database' as const, on: i === 0 })),
        'Saved',
        { name: 'monthly revenue', icon: 'star' },
      ],
      extra,
    ),
    main: html`<div class="scroll" style="gap:.8em;padding:1em"><div class="row">${button('Run', 'primary', 'play')}${button('Format')}<span class="grow"></span>${searchBox('Filter rows')}</div>
<div class="card code" style="overflow:hidden">${keyword('SELECT')} ${columns.map(c => c.name).join(', ')}
${keyword('FROM')} ${s.clean ? 'products' : 'customers'} ${s.clean ? '' : html`${keyword('WHERE')} email ${keyword('LIKE')} <span style="color:var(--ok)">'%@example.com'</span>`}
${keyword('ORDER BY')} id ${keyword('DESC')} ${keyword('LIMIT')} 100;</div>
<div class="row small muted">${icon('check')} ${rows.length} rows · ${random.int(3, 90)} ms</div><div class="card flush grow">${table(columns, rows, { className: 'boxed tight', name: 'results' })}</div></div>`,
  })
}

export const database: PageKind = {
  name: 'database',
  langs: ['en', 'en', 'en', 'fr', 'de', 'es', 'th'],
  personal: s =>
    draw(
      s,
      resultColumns(s),
      s.random.chance(0.6)
        ? html`<div class="small" style="padding:.6em;overflow-wrap:anywhere">${icon('database')} ${s.secret('connectionString')}</div>`
        : '',
    ),
  clean: s =>
    draw(
      s,
      [
        { name: 'id', width: 6, number: true, cell: () => s.random.int(1000, 9999) },
        { name: 'product', width: 14, cell: () => s.productName() },
        { name: 'sku', width: 10, cell: () => `${s.random.chars('ABCDEFGH', 3)}-${s.random.digits(4)}` },
        { name: 'price', width: 8, number: true, cell: () => (s.random.next() * 900).toFixed(2) },
        { name: 'stock', width: 7, number: true, cell: () => s.random.int(0, 999) },
        { name: 'uuid', width: 20, cell: () => uuid(s.random) },
        {
          name: 'updated_at',
          width: 14,
          cell: () => `2026-02-${s.random.int(10, 28)} ${s.random.int(10, 23)}:${s.random.int(10, 59)}:07`,
        },
      ],
      '',
    ),
}
