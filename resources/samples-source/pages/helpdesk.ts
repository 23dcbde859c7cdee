import { avatar, badge, blurred, button, exempt, facts, icon, missed, table } from '../html.ts'
import { card, HEX, iban, jwt, PEOPLE, secret } from '../invented.ts'
import type { Sample } from '../sample.ts'

const { hannah, kwame, sofia, daniel, priya, emily, omar, naomi, victor, lukas, claire, theo } = PEOPLE

const CUSTOMER_CARD = card('4000 0012 3456 789')
const REFUND_IBAN = iban('DE', '999900100417723050')

function frame(section: string, title: string, actions: string, body: string): string {
  const item = (name: string, glyph: string, count = '') =>
    `<div class="item ${name === section ? 'on' : ''}">${glyph}${name}<span class="count">${count}</span></div>`
  return `<div class="frame">
    <nav class="side">
      <div class="brand"><span class="logo">${icon('IconFeather', 17)}</span>Quillstone</div>
      ${item('Inbox', icon('IconInbox'), '38')}
      ${item('Mine', icon('IconUserCheck'), '7')}
      ${item('Unassigned', icon('IconUserQuestion'), '11')}
      ${item('People', icon('IconUsers'))}
      ${item('Automations', icon('IconBolt'))}
      ${item('Reports', icon('IconChartBar'))}
      <div class="group">Teams</div>
      ${item('Orders', icon('IconPackage'), '14')}
      ${item('Refunds', icon('IconReceiptRefund'), '9')}
      ${item('Technical', icon('IconTool'), '15')}
      <div class="me">${avatar(theo.name, 32)}<div>${exempt('PERSON', theo.name)}<small>@${exempt('USERNAME', theo.username)}</small></div></div>
    </nav>
    <div class="main">
      <div class="top"><h1>${title}</h1><span class="grow"></span><div class="search">${icon('IconSearch', 16)}Search tickets and people</div>${actions}</div>
      <div class="body">${body}</div>
    </div>
  </div>`
}

function inbox(): string {
  const requester = (html: string, name: string) => `<div class="row">${avatar(name)}${html}</div>`
  const rows: readonly (readonly [string, string, string, string, string])[] = [
    [
      '#20417',
      'Refund has not arrived after 12 days',
      requester(missed('PERSON', victor.name), victor.name),
      badge('Urgent', 'bad'),
      '4 min',
    ],
    [
      '#20416',
      `Cannot sign in as ${missed('EMAIL', naomi.email)}`,
      requester(missed('PERSON', naomi.name), naomi.name),
      badge('High', 'warn'),
      '9 min',
    ],
    [
      '#20415',
      'Change the delivery address of order 88-20117',
      requester(blurred('PERSON', emily.name), emily.name),
      badge('Normal'),
      '16 min',
    ],
    [
      '#20412',
      `Please ring me back: ${missed('PHONE', omar.phone)}`,
      requester(missed('PERSON', omar.name), omar.name),
      badge('High', 'warn'),
      '31 min',
    ],
    [
      '#20409',
      'Two invoices for the same month',
      requester(missed('PERSON', kwame.name), kwame.name),
      badge('Normal'),
      '48 min',
    ],
    [
      '#20408',
      'Export stops at 10,000 rows',
      requester(blurred('PERSON', priya.name), priya.name),
      badge('Normal'),
      '1 h',
    ],
    [
      '#20401',
      'App shows version 4.12.0 instead of 4.13.1',
      requester(missed('PERSON', lukas.name), lukas.name),
      badge('Low', 'info'),
      '1 h',
    ],
    [
      '#20398',
      `Fwd: from ${missed('EMAIL', claire.email)}`,
      requester(missed('PERSON', claire.name), claire.name),
      badge('Normal'),
      '2 h',
    ],
    [
      '#20395',
      'How do I add a second warehouse?',
      requester(blurred('PERSON', daniel.name), daniel.name),
      badge('Low', 'info'),
      '2 h',
    ],
    [
      '#20390',
      'Webhook answers 502 since this morning',
      requester(missed('PERSON', hannah.name), hannah.name),
      badge('Urgent', 'bad'),
      '3 h',
    ],
    [
      '#20388',
      'Thank you for the quick help',
      requester(missed('PERSON', sofia.name), sofia.name),
      badge('Solved', 'good'),
      '3 h',
    ],
  ]
  return frame(
    'Inbox',
    'Inbox',
    button('New ticket', { primary: true, icon: 'IconPlus' }),
    `<div class="tabs"><span class="on">Open 38</span><span>Waiting 12</span><span>Solved today 21</span><span>All</span></div>
     <div class="card">${table('Tickets', ['Ticket', 'Subject', 'Requester', 'Priority', 'Waiting for'], rows)}</div>
     <div class="row soft"><span>Assigned to ${missed('PERSON', 'Wendy Marlowe')} while ${exempt('PERSON', theo.name)} is away on 21 May</span><span class="grow"></span><span>1–11 of 38</span></div>`,
  )
}

function conversation(): string {
  const message = (name: string, head: string, when: string, text: string, ours = false) =>
    `<div class="message ${ours ? 'ours' : ''}"><header>${avatar(name, 30)}<b>${head}</b><span class="grow"></span><small>${when}</small></header><div>${text}</div></div>`
  return frame(
    'Mine',
    '#20417 · Refund has not arrived after 12 days',
    button('Solve', { primary: true, icon: 'IconCheck' }),
    `<div style="display:grid;grid-template-columns:1fr 390px;gap:16px;flex:1;min-height:0">
      <div class="col" style="gap:12px">
        ${message(victor.name, missed('PERSON', victor.name), 'Today 08:51', `Hello, I returned order 88-19204 on 4 May and still wait for $318.40. I paid with the card<br>${missed('CARD', CUSTOMER_CARD)}, valid until 08/28. If that card is no longer possible, please use the account<br>${missed('BANK_ACCOUNT', REFUND_IBAN)}. You can ring me at ${missed('PHONE', victor.phone)}.`)}
        ${message('Wendy Marlowe', missed('PERSON', 'Wendy Marlowe'), 'Today 09:02', `Hi ${missed('PERSON', 'Victor')}, I am sorry about the wait. I have asked the payments team and you will hear from us today.<br>For your safety: please never send a whole card number by mail.`, true)}
        ${message('Internal', 'Internal note', 'Today 09:05', `Refund went to the closed account of his wife ${missed('PERSON', 'Beatriz Almeida')}. Reference RF-0093-2217, attempt 2 of 3.`)}
        ${message(victor.name, missed('PERSON', victor.name), 'Today 09:20', `Thank you. I also wrote from my other address, ${missed('EMAIL', 'v.almeida@post.example.net')}. Please join the two.`)}
        ${message(theo.name, exempt('PERSON', theo.name), 'Today 09:31', 'Joined with #20402. The payment team confirms: the money leaves today, two to three bank days.', true)}
        <div class="message" style="flex:1"><span class="faint">Write an answer, or type / for a template</span></div>
      </div>
      <div class="col">
        <section class="card"><header>${avatar(victor.name, 34)}<h2>${missed('PERSON', victor.name)}</h2></header><div class="pad"><dl style="grid-template-columns:92px 1fr">
          <dt>Email</dt><dd>${blurred('EMAIL', victor.email)}</dd>
          <dt>Phone</dt><dd>${missed('PHONE', victor.phone)}</dd>
          <dt>Username</dt><dd>${missed('USERNAME', victor.username)}</dd>
          <dt>Last IP</dt><dd class="mono">${missed('IP', '203.0.113.87')}</dd>
          <dt>Customer</dt><dd>since March 2019</dd><dt>Orders</dt><dd>41, of them 3 returned</dd><dt>Language</dt><dd>English</dd></dl></div></section>
        <section class="card"><header><h2>Order 88-19204</h2></header><div class="pad">${facts([
          ['Ordered', '22 April 2026'],
          ['Total', '$318.40'],
          ['Returned', '4 May 2026'],
          ['Ship to', missed('ADDRESS', '905 Palmetto Row, Suite 12')],
        ])}</div></section>
        <section class="card"><header><h2>Earlier tickets</h2></header><div class="pad soft">#18840 Address changed<br>#17402 Wrong size delivered<br>#15518 Invoice copy</div></section>
      </div></div>`,
  )
}

function people(): string {
  const row = (html: readonly string[]) => html
  const rows = [
    row([
      missed('PERSON', naomi.name),
      missed('USERNAME', naomi.username),
      blurred('EMAIL', naomi.email),
      'Agent',
      missed('IP', '198.51.100.23'),
      badge('Online', 'good'),
    ]),
    row([
      missed('PERSON', 'Wendy Marlowe'),
      missed('USERNAME', 'wmarlowe'),
      blurred('EMAIL', 'wendy.marlowe@quill.example.com'),
      'Team lead',
      missed('IP', '198.51.100.41'),
      badge('Online', 'good'),
    ]),
    row([
      exempt('PERSON', theo.name),
      exempt('USERNAME', theo.username),
      blurred('EMAIL', theo.email),
      'Admin',
      missed('IP', '198.51.100.7'),
      badge('You', 'info'),
    ]),
    row([
      missed('PERSON', 'Aaron Castellano'),
      missed('USERNAME', 'a.castellano'),
      missed('EMAIL', 'aaron@partner.example.org'),
      'Guest',
      missed('IP', '203.0.113.140'),
      badge('Invited', 'warn'),
    ]),
    row([
      missed('PERSON', 'Yasmin Karimi'),
      missed('USERNAME', 'ykarimi'),
      blurred('EMAIL', 'yasmin.karimi@quill.example.com'),
      'Agent',
      missed('IP', '2001:db8:4f2::1b07'),
      badge('Away'),
    ]),
    row([
      missed('PERSON', 'Patrick Dunleavy'),
      missed('USERNAME', 'pdunleavy'),
      blurred('EMAIL', 'patrick.dunleavy@quill.example.com'),
      'Agent',
      missed('IP', '198.51.100.66'),
      badge('Away'),
    ]),
    row([
      missed('PERSON', 'Helena Voss'),
      missed('USERNAME', 'hvoss'),
      missed('EMAIL', 'helena.voss@quill.example.com'),
      'Agent',
      missed('IP', '192.0.2.201'),
      badge('Suspended', 'bad'),
    ]),
  ]
  return frame(
    'People',
    'People',
    button('Export') + button('Invite', { primary: true, icon: 'IconUserPlus' }),
    `<div class="row">${['Seats used', 'Agents', 'Guests', 'Last invitation'].map((label, at) => `<div class="card stat grow"><span class="soft">${label}</span><b>${['17 of 25', '14', '3', '6 days ago'][at]}</b></div>`).join('')}</div>
     <div class="card">${table('People', ['Name', 'Username', 'Email', 'Role', 'Last IP', 'State'], rows)}</div>
     <section class="card pad row">${icon('IconShieldLock', 18)}<span>Two-step sign-in is on for 15 of 17 people. Next review on 1 July 2026 by ${missed('PERSON', 'Helena Voss')}.</span></section>`,
  )
}

function run(): string {
  const apiKey = `qs_live_${secret(20417, 32)}`
  const bearer = jwt(88, { sub: '5521' })
  const line = (indent: number, html: string) => `${'  '.repeat(indent)}${html}\n`
  const entry = (key: string, html: string) => `<span class="k">"${key}"</span>: ${html},`
  const text = (html: string) => `<span class="s">"${html}"</span>`
  const number = (value: string) => `<span class="n">${value}</span>`
  const json =
    line(0, '{') +
    line(1, entry('run', text('5521'))) +
    line(1, entry('pipeline', text('triage-refunds'))) +
    line(1, entry('startedAt', text('2026-05-18T09:20:14Z'))) +
    line(1, '<span class="k">"input"</span>: {') +
    line(2, entry('ticket', number('20417'))) +
    line(
      2,
      entry('from', text(`${missed('PERSON', victor.name)} &lt;${missed('EMAIL', 'v.almeida@post.example.net')}&gt;`)),
    ) +
    line(2, entry('ip', text(missed('IP', '203.0.113.87')))) +
    line(2, entry('text', text('I also wrote from my other address. Please join the two.'))) +
    line(1, '},') +
    line(1, '<span class="k">"request"</span>: {') +
    line(2, entry('url', text('https://api.example.net/v2/classify'))) +
    line(2, entry('x-api-key', text(missed('SECRET', apiKey)))) +
    line(2, entry('token', text(missed('SECRET', bearer)))) +
    line(1, '},') +
    line(1, '<span class="k">"output"</span>: {') +
    line(2, entry('label', text('refund'))) +
    line(2, entry('confidence', number('0.94'))) +
    line(2, entry('assignee', text(missed('EMAIL', 'wendy.marlowe@quill.example.com')))) +
    line(2, entry('trace', text(secret(7, 32, HEX)))) +
    line(1, '}') +
    line(0, '}')
  const step = (name: string, time: string, tone: 'good' | 'warn' | 'info') =>
    `<div class="event"><span class="dot">${icon('IconBolt', 15)}</span><div class="row"><b>${name}</b><span class="grow"></span>${badge(time, tone)}</div></div>`
  return frame(
    'Automations',
    'Automations · triage-refunds · run 5521',
    button('Run again', { icon: 'IconRefresh' }) + button('Edit', { primary: true, icon: 'IconPencil' }),
    `<div style="display:grid;grid-template-columns:244px 1fr;gap:16px;flex:1;min-height:0">
      <div class="col"><section class="card"><header><h2>Steps</h2></header>${step('Read ticket', '12 ms', 'good')}${step('Find language', '40 ms', 'good')}${step('Classify', '814 ms', 'warn')}${step('Assign', '22 ms', 'good')}${step('Notify', '61 ms', 'good')}</section>
      <section class="card"><header><h2>Trigger</h2></header><div class="pad">${facts([
        ['Event', 'message added'],
        ['Plan', 'Team'],
        ['Run by', missed('USERNAME', 'wmarlowe')],
      ])}</div></section></div>
      <section class="card"><header><h2>Log</h2>${badge('finished', 'good')}<span class="grow"></span><small>949 ms · 2.1 KB</small></header><pre style="font-size:12px">${json}</pre></section></div>`,
  )
}

export const helpdesk: Sample = {
  folder: 'helpdesk',
  classes: 'dark roboto',
  scale: 2,
  bundle: {
    source: 'stepiq',
    product: 'stepiq',
    id: 'quillstone-refund-triage',
    title: 'Sort refund requests with an automation',
    goal: 'Let an automation read new tickets, label refunds and hand them to the right team.',
    platform: { name: 'Quillstone', url: 'https://desk.example.net' },
    owner: { name: theo.name, username: theo.username, email: theo.email },
    visibility: 'showcase',
    reports: [
      {
        at: '2026-05-18T09:55:00Z',
        steps: [2, 4],
        note: 'A card number and a bank account of a customer are readable in step 2. The log in step 4 shows an API key and a token.',
        reporter: 'Wendy Marlowe',
      },
      {
        at: '2026-05-18T10:20:00Z',
        steps: [3],
        note: 'Step 3 lists the IP addresses and names of our agents.',
        reporter: 'helena.voss@quill.example.com',
      },
    ],
  },
  pages: [
    { title: 'Open the inbox', description: 'New tickets are on top. Red ones have waited too long.', html: inbox() },
    {
      title: 'Read the ticket of Victor Almeida',
      description: 'The customer is on the right, the conversation in the middle.',
      html: conversation(),
    },
    { title: 'See who is in the team', description: 'People shows names, roles and the last sign-in.', html: people() },
    { title: 'Look at what the automation did', description: 'Each run keeps its log.', html: run() },
  ],
}
