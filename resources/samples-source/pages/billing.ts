import { avatar, badge, blurred, button, exempt, facts, field, icon, missed, table } from '../html.ts'
import { card, HEX, iban, PEOPLE, type Person, secret } from '../invented.ts'
import type { Sample } from '../sample.ts'

const { hannah, matteo, ingrid, kwame, sofia, daniel, priya, omar, george, naomi, ruth } = PEOPLE

const COMPANY_IBAN = iban('GB', 'TFRN99990040817256')
const CUSTOMER_IBAN = iban('FR', '99999000010417723050Z41')
const CARD_ONE = card('5200 8282 8282 821')
const CARD_TWO = card('4000 0566 5566 555')

function frame(section: string, title: string, actions: string, body: string): string {
  const item = (name: string, glyph: string) =>
    `<div class="item ${name === section ? 'on' : ''}">${glyph}${name}</div>`
  return `<div class="frame">
    <nav class="side">
      <div class="brand"><span class="logo">${icon('IconCoins', 17)}</span>Tallyfern</div>
      ${item('Overview', icon('IconLayoutDashboard'))}
      ${item('Invoices', icon('IconFileInvoice'))}
      ${item('Customers', icon('IconUsers'))}
      ${item('Payments', icon('IconCreditCard'))}
      ${item('Payouts', icon('IconBuildingBank'))}
      <div class="group">Account</div>
      ${item('Developers', icon('IconCode'))}
      ${item('Activity', icon('IconHistory'))}
      ${item('Settings', icon('IconSettings'))}
      <div class="me">${avatar(ruth.name, 32)}<div>${exempt('PERSON', ruth.name)}<small>Billing Lead</small></div></div>
    </nav>
    <div class="main">
      <div class="top"><h1>${title}</h1><span class="grow"></span>${badge('Live data', 'good')}${actions}</div>
      <div class="body">${body}</div>
    </div>
  </div>`
}

function invoices(): string {
  const row = (number: string, p: Person, known: boolean, amount: string, due: string, state: string) => [
    `<span class="mono">${number}</span>`,
    `<div class="row">${avatar(p.name, 26)}${missed('PERSON', p.name)}</div>`,
    known ? blurred('EMAIL', p.email) : missed('EMAIL', p.email),
    `<div class="num">${amount}</div>`,
    due,
    state,
  ]
  const rows = [
    row('INV-2026-0418', hannah, true, '$12,480.00', '2 Jun 2026', badge('Open', 'info')),
    row('INV-2026-0417', matteo, true, '£3,915.50', '31 May 2026', badge('Open', 'info')),
    row('INV-2026-0416', ingrid, false, '€7,204.00', '30 May 2026', badge('Paid', 'good')),
    row('INV-2026-0415', kwame, true, '$860.00', '12 May 2026', badge('Overdue', 'bad')),
    row('INV-2026-0414', daniel, false, '$22,019.75', '28 May 2026', badge('Paid', 'good')),
    row('INV-2026-0413', priya, true, '$1,140.00', '27 May 2026', badge('Paid', 'good')),
    row('INV-2026-0412', omar, true, '$5,330.20', '9 May 2026', badge('Overdue', 'bad')),
    row('INV-2026-0411', naomi, false, '$418.00', '25 May 2026', badge('Draft')),
    row('INV-2026-0410', sofia, true, '€2,660.00', '24 May 2026', badge('Paid', 'good')),
  ]
  return frame(
    'Invoices',
    'Invoices',
    button('New invoice', { primary: true, icon: 'IconPlus' }),
    `<div class="row">${['Open', 'Overdue', 'Paid in May', 'Average days to pay'].map((label, at) => `<div class="card stat grow"><span class="soft">${label}</span><b>${['$16,395.50', '$6,190.20', '$33,023.75', '11.4'][at]}</b></div>`).join('')}</div>
     <div class="card">${table('Invoices', ['Number', 'Customer', 'Billing email', 'Amount', 'Due', 'State'], rows)}</div>
     <div class="row soft"><span>Reminder for INV-2026-0415 goes to ${missed('EMAIL', 'accounts@goldleaf.example.com')} on 20 May</span><span class="grow"></span><span>1–9 of 418</span></div>`,
  )
}

function invoice(qrCode: string): string {
  const line = (text: string, quantity: string, price: string, total: string) => [
    text,
    `<div class="num">${quantity}</div>`,
    `<div class="num">${price}</div>`,
    `<div class="num">${total}</div>`,
  ]
  return frame(
    'Invoices',
    'INV-2026-0417',
    button('Download', { icon: 'IconDownload' }) + button('Send', { primary: true, icon: 'IconSend' }),
    `<div style="display:grid;grid-template-columns:1fr 360px;gap:16px;flex:1;min-height:0">
      <section class="card" style="padding:26px 30px;display:flex;flex-direction:column;gap:22px">
        <div class="row" style="align-items:flex-start"><div><h1>Invoice</h1><span class="soft">INV-2026-0417 · 17 May 2026</span></div><span class="grow"></span><div style="text-align:right"><b>Tallyfern Ltd</b><br><span class="soft">Unit 4, Millrace Works<br>VAT GB 999 9999 73</span></div></div>
        <div class="grid2"><div><small>Bill to</small><br><b>Ostria Logistics</b><br>${missed('PERSON', matteo.name)}<br>${missed('ADDRESS', '31 Harbour Lane')}<br>${missed('ADDRESS', 'Saltmarsh Bay SB9 9ZZ')}<br>${missed('EMAIL', matteo.email)}</div>
          <div><small>Deliver to</small><br><b>Ostria depot 2</b><br>${missed('PERSON', 'Gareth Llewellyn')}<br>${missed('ADDRESS', 'Gate 7, Old Quay Road')}<br>${missed('ADDRESS', 'Saltmarsh Bay SB9 9ZY')}<br>${missed('PHONE', '01632 960 733')}</div></div>
        <div class="card" style="box-shadow:none">${table(
          'Lines',
          ['Item', 'Quantity', 'Price', 'Total'],
          [
            line('Pallet labels, 10 rolls', '12', '£38.00', '£456.00'),
            line('Customs form, prepared', '31', '£64.50', '£1,999.50'),
            line('Express handling', '6', '£160.00', '£960.00'),
            line('Storage, May', '1', '£500.00', '£500.00'),
          ],
        )}</div>
        <div class="row"><span class="soft">Payable within 14 days. Please name the invoice number.</span><span class="grow"></span><span class="soft">Total</span><h1>£3,915.50</h1></div>
      </section>
      <div class="col">
        <section class="card"><header><h2>Pay by transfer</h2></header><div class="pad"><dl style="grid-template-columns:84px 1fr"><dt>Holder</dt><dd>Tallyfern Ltd</dd><dt>IBAN</dt><dd>${missed('BANK_ACCOUNT', COMPANY_IBAN)}</dd><dt>Sort code</dt><dd>${missed('BANK_ACCOUNT', '99-99-00')}</dd><dt>Account</dt><dd>${missed('BANK_ACCOUNT', '40817256')}</dd></dl>
          <div class="row" style="margin-top:18px"><span data-category="CODE" data-state="missed" style="background:#fff;padding:8px;border-radius:8px;line-height:0;border:1px solid var(--line)">${qrCode}</span><span class="soft">Scan to pay in<br>a banking app</span></div></div></section>
        <section class="card"><header><h2>History</h2></header>
          <div class="event"><span class="dot">${icon('IconMail', 15)}</span><div>Sent to ${missed('EMAIL', 'invoices@ostria.example.org')}<br><small>17 May 2026, 16:02</small></div></div>
          <div class="event"><span class="dot">${icon('IconEye', 15)}</span><div>Opened by ${missed('PERSON', matteo.name)}<br><small>18 May 2026, 08:14</small></div></div>
          <div class="event"><span class="dot">${icon('IconPencil', 15)}</span><div>Created by ${exempt('PERSON', ruth.name)}<br><small>17 May 2026, 15:47</small></div></div></section>
      </div></div>`,
  )
}

function payments(): string {
  const plastic = (number: string, holder: string, until: string, tone = '') =>
    `<div class="plastic ${tone}"><div class="row"><b>Tallyfern Business</b><span class="grow"></span>${icon('IconCoins', 24)}</div><div class="number">${missed('CARD', number)}</div><div class="row"><span style="letter-spacing:.04em">${missed('PERSON', holder)}</span><span class="grow"></span><span>${until}</span></div></div>`
  return frame(
    'Payments',
    'Payment methods',
    button('Add method', { primary: true, icon: 'IconPlus' }),
    `<div class="row" style="gap:18px">${plastic(CARD_ONE, 'Kwame Mensah', '08/28')}${plastic(CARD_TWO, 'Priya Raghunathan', '11/27', 'teal')}
       <section class="card pad" style="height:200px;flex:1"><h2>Direct debit</h2><div style="margin-top:14px"><dl style="grid-template-columns:84px 1fr"><dt>Holder</dt><dd>${missed('PERSON', 'Claire Thibault')}</dd><dt>IBAN</dt><dd>${missed('BANK_ACCOUNT', CUSTOMER_IBAN)}</dd><dt>Mandate</dt><dd class="mono">M-000417-B</dd><dt>Signed</dt><dd>12 February 2026</dd></dl></div></section></div>
     <section class="card"><header><h2>New card</h2><span class="grow"></span><small>Kept encrypted; only the last four digits are shown later</small></header><div class="pad" style="display:grid;grid-template-columns:2fr 2fr 1fr 1fr;gap:16px">
       ${field({ label: 'Name on card', autocomplete: 'cc-name', html: missed('PERSON', 'George Ashdown') })}
       ${field({ label: 'Card number', autocomplete: 'cc-number', html: missed('CARD', card('5555 0012 9981 730')) })}
       ${field({ label: 'Valid until', autocomplete: 'cc-exp', html: '04 / 29' })}
       ${field({ label: 'Security code', type: 'password', autocomplete: 'cc-csc', html: '•••' })}
       ${field({ label: 'Receipt to', type: 'email', autocomplete: 'email', html: blurred('EMAIL', george.email) })}
       ${field({ label: 'Telephone for questions', type: 'tel', autocomplete: 'tel', html: missed('PHONE', george.phone) })}
     </div></section>
     <div class="card">${table(
       'Recent payments',
       ['Date', 'Customer', 'Method', 'Reference', 'Amount'],
       [
         [
           '18 May 2026, 09:14',
           missed('PERSON', 'Ingrid Halvorsen'),
           'Direct debit',
           '<span class="mono">PAY-77120418</span>',
           '<div class="num">€7,204.00</div>',
         ],
         [
           '18 May 2026, 08:40',
           missed('PERSON', 'Daniel Whitcombe'),
           'Card ending 8210',
           '<span class="mono">PAY-77120407</span>',
           '<div class="num">$22,019.75</div>',
         ],
         [
           '17 May 2026, 17:55',
           blurred('PERSON', 'Sofia Delacroix'),
           'Transfer',
           '<span class="mono">PAY-77119996</span>',
           '<div class="num">€2,660.00</div>',
         ],
       ],
     )}</div>`,
  )
}

function developers(): string {
  const live = `tf_live_${secret(31, 40)}`
  const password = `${secret(5, 7)}!${secret(6, 6)}`
  const row = (label: string, html: string, made: string, by: string) => [
    label,
    `<span class="mono">${html}</span>`,
    made,
    by,
  ]
  const keys = [
    row('Production', missed('SECRET', live), '3 Feb 2026', missed('PERSON', 'Aaron Castellano')),
    row(
      'Point of sale',
      blurred('SECRET', `tf_live_${secret(32, 40)}`),
      '11 Jan 2026',
      missed('PERSON', 'Yasmin Karimi'),
    ),
    row('Signing secret', missed('SECRET', `whsec_${secret(33, 32)}`), '3 Feb 2026', exempt('PERSON', ruth.name)),
    row('Key ID', 'key_2026_0418', '3 Feb 2026', 'system'),
  ]
  const code = (html: string) => `<div>${html}</div>`
  return frame(
    'Developers',
    'API keys and webhooks',
    button('Docs') + button('New key', { primary: true, icon: 'IconKey' }),
    `<div class="card"><header><h2>Keys</h2><span class="grow"></span><small>Shown because you pressed Reveal, for 60 seconds</small></header>${table('Keys', ['Name', 'Secret', 'Created', 'Created by'], keys)}</div>
     <section class="card"><header><h2>Webhooks</h2></header>${table(
       'Webhooks',
       ['Endpoint', 'Events', 'State'],
       [
         [
           `<span class="mono">${missed('SECRET', `https://hooks.example.com/in/${secret(41, 9)}/${secret(42, 24)}`)}</span>`,
           'invoice.paid',
           badge('200 in 84 ms', 'good'),
         ],
         [
           '<span class="mono">https://ops.example.org/tallyfern</span>',
           'invoice.*, payout.failed',
           badge('502 since 06:10', 'bad'),
         ],
       ],
     )}</section>
     <section class="card"><header><h2>Ledger export</h2><span class="grow"></span><small>ledger.env · read only</small></header><pre style="display:flex;flex-direction:column;gap:1px">${[
       code('<span class="t"># nightly copy into the warehouse</span>'),
       code(
         `<span class="k">DATABASE_URL</span>=${missed('SECRET', `postgres://ledger:${password}@db-2.example.net:5432/ledger`)}`,
       ),
       code(`<span class="k">SMTP_HOST</span>=mail.example.net`),
       code(`<span class="k">SMTP_USER</span>=${missed('EMAIL', 'ledger@tallyfern.example.com')}`),
       code(`<span class="k">SMTP_PASSWORD</span>=${missed('SECRET', `${secret(51, 6)}#${secret(52, 8)}`)}`),
       code(`<span class="k">ALLOWED_FROM</span>=${missed('IP', '192.0.2.44')},${missed('IP', '192.0.2.45')}`),
       code(`<span class="k">BUILD</span>=${secret(8, 40, HEX)}`),
     ].join('')}</pre></section>`,
  )
}

function activity(): string {
  const row = (when: string, who: string, what: string, ip: string, device: string) => [
    when,
    who,
    what,
    `<span class="mono">${ip}</span>`,
    device,
  ]
  return frame(
    'Activity',
    'Activity',
    button('Export CSV', { icon: 'IconDownload' }),
    `<div class="row">${button('Person', { icon: 'IconUser' })}${button('Action', { icon: 'IconFilter' })}${button('Last 7 days', { icon: 'IconCalendar' })}<span class="grow"></span><span class="soft">Kept for 12 months</span></div>
     <div class="card">${table(
       'Activity',
       ['When', 'User', 'Action', 'IP address', 'Device'],
       [
         row(
           '18 May 2026, 09:58',
           exempt('PERSON', ruth.name),
           'Revealed a key',
           missed('IP', '198.51.100.12'),
           'Laptop',
         ),
         row(
           '18 May 2026, 09:41',
           missed('PERSON', 'Aaron Castellano'),
           'Signed in',
           missed('IP', '203.0.113.140'),
           'Phone',
         ),
         row(
           '18 May 2026, 09:40',
           missed('PERSON', 'Aaron Castellano'),
           'Wrong password, 2 times',
           missed('IP', '203.0.113.140'),
           'Phone',
         ),
         row(
           '18 May 2026, 08:22',
           missed('PERSON', 'Yasmin Karimi'),
           `Invited ${missed('EMAIL', 'tess.varga@ostria.example.org')}`,
           missed('IP', '2001:db8:90::2e4'),
           'Laptop',
         ),
         row(
           '17 May 2026, 17:30',
           blurred('PERSON', 'Patrick Dunleavy'),
           'Exported 418 invoices',
           blurred('IP', '198.51.100.66'),
           'Desktop',
         ),
         row(
           '17 May 2026, 16:02',
           exempt('PERSON', ruth.name),
           'Sent INV-2026-0417',
           missed('IP', '198.51.100.12'),
           'Laptop',
         ),
         row(
           '17 May 2026, 11:19',
           missed('PERSON', 'Helena Voss'),
           `Changed the phone to ${missed('PHONE', '+1 408 555 0155')}`,
           missed('IP', '192.0.2.201'),
           'Tablet',
         ),
         row('16 May 2026, 20:07', 'system', 'Rotated the signing secret', '—', 'build 4.13.1'),
         row(
           '16 May 2026, 09:00',
           missed('PERSON', 'Wendy Marlowe'),
           'Accepted the invitation',
           missed('IP', '203.0.113.9'),
           'Phone',
         ),
       ],
     )}</div>
     <section class="card"><header><h2>Open session</h2></header><div class="pad">${facts([
       ['Person', missed('PERSON', 'Aaron Castellano')],
       ['Username', missed('USERNAME', 'acastellano')],
       ['IP address', missed('IP', '203.0.113.140')],
       ['Session', '<span class="mono">S-2026-5521</span>'],
     ])}</div></section>`,
  )
}

/** `qrCode` is the SVG of a code to put on the invoice. */
export function billing(qrCode: string): Sample {
  return {
    folder: 'billing',
    classes: 'billing open',
    scale: 2,
    bundle: {
      source: 'steplus',
      product: 'cashbox',
      id: 'tallyfern-first-invoice',
      title: 'Send an invoice and follow the payment',
      goal: 'Make an invoice, send it, and see when it was paid and by which account.',
      platform: { name: 'Tallyfern', url: 'https://billing.example.com' },
      owner: { name: ruth.name, username: ruth.username, email: ruth.email },
      visibility: 'link',
      reports: [
        {
          at: '2026-05-17T18:05:00Z',
          steps: [2, 3, 4],
          note: 'The tutorial shows our bank account, two whole card numbers and a live API key. Contact: Matteo Ricciardi, +44 7700 900318.',
          reporter: 'matteo.ricciardi@ostria.example.org',
        },
      ],
    },
    pages: [
      { title: 'Open the invoices', description: 'Overdue ones are red.', html: invoices() },
      {
        title: 'Check the invoice',
        description: 'Bank details and the code to scan are on the right.',
        html: invoice(qrCode),
      },
      { title: 'See the payment methods', description: 'Cards and direct debits of your customers.', html: payments() },
      { title: 'Find the API keys', description: 'Reveal shows a key for a minute.', html: developers() },
      { title: 'Follow the activity', description: 'Every sign-in and change is listed.', html: activity() },
    ],
  }
}
