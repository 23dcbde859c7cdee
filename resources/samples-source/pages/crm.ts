import { avatar, badge, blurred, button, exempt, facts, field, icon, missed, table } from '../html.ts'
import { PEOPLE, type Person } from '../invented.ts'
import type { Sample } from '../sample.ts'

const { hannah, matteo, ingrid, kwame, sofia, daniel, priya, lukas, emily, omar, claire, george, nora } = PEOPLE

type Section = 'Contacts' | 'Companies' | 'Deals' | 'Inbox'

function frame(section: Section, title: string, actions: string, body: string): string {
  const item = (name: string, glyph: string, count = '') =>
    `<div class="item ${name === section ? 'on' : ''}">${glyph}${name}<span class="count">${count}</span></div>`
  return `<div class="frame">
    <nav class="side">
      <div class="brand"><span class="logo">${icon('IconLeaf', 17)}</span>Fernhollow CRM</div>
      ${item('Home', icon('IconHome'))}
      ${item('Inbox', icon('IconMail'), '12')}
      ${item('Contacts', icon('IconUsers'), '248')}
      ${item('Companies', icon('IconBuilding'), '61')}
      ${item('Deals', icon('IconTargetArrow'), '17')}
      <div class="group">Lists</div>
      ${item('Renewals this month', icon('IconRefresh'))}
      ${item('Trade fair leads', icon('IconTicket'))}
      ${item('No reply in 30 days', icon('IconClock'))}
      <div class="me">${avatar(nora.name, 32)}<div>${exempt('PERSON', nora.name)}<small>Account Manager</small></div></div>
    </nav>
    <div class="main">
      <div class="top"><h1>${title}</h1><span class="grow"></span>
        <div class="search">${icon('IconSearch', 16)}Search contacts, companies, deals</div>${actions}</div>
      <div class="body">${body}</div>
    </div>
  </div>`
}

const named = (person: Person) => `<div class="row">${avatar(person.name)}${missed('PERSON', person.name)}</div>`

function contacts(): string {
  // The first rows were there when the recorder took the page structure; the last four arrived while the page was open.
  const seen = [hannah, matteo, ingrid, kwame, daniel, priya].map((p, at) => [
    named(p),
    p.company,
    blurred('EMAIL', p.email),
    blurred('PHONE', p.phone),
    badge(at % 3 === 0 ? 'Customer' : 'Lead', at % 3 === 0 ? 'good' : 'info'),
    `${at + 1} ${at === 0 ? 'day' : 'days'} ago`,
  ])
  const late = [lukas, emily, omar, claire].map((p, at) => [
    named(p),
    p.company,
    missed('EMAIL', p.email),
    missed('PHONE', p.phone),
    badge('New', 'warn'),
    at === 0 ? 'just now' : `${at * 4} min ago`,
  ])
  const columns = ['Name', 'Company', 'Email', 'Phone', 'Stage', 'Last contact']
  return frame(
    'Contacts',
    'Contacts',
    button('New contact', { primary: true, icon: 'IconPlus' }),
    `<div class="tabs"><span class="on">All 248</span><span>Customers 96</span><span>Leads 118</span><span>Archived 34</span></div>
     <div class="row">${button('Stage', { icon: 'IconFilter' })}${button('Owner', { icon: 'IconUser' })}${button('Added', { icon: 'IconCalendar' })}<span class="grow"></span><span class="soft">Sorted by last contact</span></div>
     <div class="card">${table('Contacts', columns, [...seen, ...late])}</div>
     <div class="row soft"><span>1–10 of 248</span><span class="grow"></span>${button('Previous')}${button('Next')}</div>`,
  )
}

function contact(): string {
  const event = (glyph: string, head: string, text: string, when: string) =>
    `<div class="event"><span class="dot">${glyph}</span><div><div class="row"><b>${head}</b><span class="grow"></span><small>${when}</small></div><div class="soft" style="margin-top:3px">${text}</div></div></div>`
  return frame(
    'Contacts',
    'Contact',
    button('Log call', { icon: 'IconPhone' }) + button('Send email', { primary: true, icon: 'IconSend' }),
    `<div class="row" style="gap:16px">${avatar(hannah.name, 56)}<div><h1>${missed('PERSON', hannah.name)}</h1><span class="soft">${hannah.role} at ${hannah.company}</span></div><span class="grow"></span>${badge('Customer since 2021', 'good')}${badge('Newsletter')}</div>
     <div style="display:grid;grid-template-columns:430px 1fr;gap:16px">
       <div class="col">
         <section class="card"><header><h2>About</h2><span class="grow"></span>${icon('IconPencil', 16)}</header><div class="pad">${facts(
           [
             ['Email', missed('EMAIL', hannah.email)],
             ['Direct line', missed('PHONE', hannah.phone)],
             ['Mobile', blurred('PHONE', '+1 415 555 0177')],
             ['Date of birth', missed('DATE_OF_BIRTH', '14 March 1984')],
             [
               'Address',
               `${missed('ADDRESS', '2214 Alder Court, Apt 5')}<br>${missed('ADDRESS', 'Riverbend, CA 94999')}`,
             ],
             ['Owner', exempt('PERSON', nora.name)],
             ['Source', 'Trade fair, hall 4'],
             ['Contact ID', '<span class="mono">C-2048-117</span>'],
           ],
         )}</div></section>
         <section class="card"><header><h2>Company</h2></header><div class="pad">${facts([
           ['Name', hannah.company],
           ['Website', '<span class="link">brightmill.example.com</span>'],
           ['Employees', '120'],
           ['Annual value', '$48,200.00'],
         ])}</div></section>
       </div>
       <section class="card"><header><h2>Timeline</h2><span class="grow"></span><div class="row soft"><span>All</span><span>Calls</span><span>Emails</span><span>Notes</span></div></header>
         ${event(icon('IconMail', 16), 'Email received', `“Please put my colleague ${missed('PERSON', 'Graham Pell')} (${missed('EMAIL', 'g.pell@brightmill.example.com')}) in copy from now on.”`, 'Today 09:12')}
         ${event(icon('IconPhone', 16), 'Call, 14 min', 'Agreed on delivery every second Tuesday. Volume discount 4.5 % from 300 crates.', 'Yesterday 16:40')}
         ${event(icon('IconNote', 16), 'Note', `Assistant is ${missed('PERSON', 'Melissa Grant')}, reach her at ${missed('PHONE', '(415) 555-0133')} before 10 am.`, '12 May 2026')}
         ${event(icon('IconFileInvoice', 16), 'Offer sent', 'Offer Q-2026-0417, version 3, $12,480.00, valid for 30 days.', '8 May 2026')}
         ${event(icon('IconCalendar', 16), 'Meeting', `Site visit with ${missed('PERSON', daniel.name)} and two engineers.`, '29 April 2026')}
         ${event(icon('IconUserPlus', 16), 'Contact created', 'Imported from “Trade fair leads”, row 31 of 118.', '3 February 2021')}
       </section>
     </div>`,
  )
}

function newContact(): string {
  return frame(
    'Contacts',
    'New contact',
    button('Cancel') + button('Save contact', { primary: true }),
    `<div style="display:grid;grid-template-columns:1fr 340px;gap:16px">
      <section class="card"><header><h2>Contact details</h2></header><div class="pad grid2">
        ${field({ label: 'First name', autocomplete: 'given-name', html: missed('PERSON', 'Sofia') })}
        ${field({ label: 'Last name', autocomplete: 'family-name', html: missed('PERSON', 'Delacroix') })}
        ${field({ label: 'Work email', type: 'email', autocomplete: 'email', html: blurred('EMAIL', sofia.email) })}
        ${field({ label: 'Private email', html: missed('EMAIL', 'sofia.d84@mail.example.net'), hint: 'Used when the work address bounces' })}
        ${field({ label: 'Mobile', type: 'tel', autocomplete: 'tel', html: blurred('PHONE', sofia.phone) })}
        ${field({ label: 'Other ways to reach', html: missed('PHONE', '01 99 00 24 68') })}
        ${field({ label: 'Company', autocomplete: 'organization', html: sofia.company })}
        ${field({ label: 'Role', html: sofia.role })}
        ${field({ label: 'Street and number', autocomplete: 'street-address', html: missed('ADDRESS', '18 rue des Tilleuls') })}
        ${field({ label: 'Postal code and town', html: missed('ADDRESS', '69999 Valmorel-le-Vieux') })}
        ${field({ label: 'Date of birth', type: 'date', autocomplete: 'bday', html: missed('DATE_OF_BIRTH', '02/11/1984') })}
        ${field({ label: 'Customer number', html: '<span class="soft">assigned when saved</span>' })}
      </div><header style="border-top:1px solid var(--line)"><h2>Notes</h2></header><div class="pad soft" style="height:150px">Met at the spring fair. Wants samples of the oak series before June, and a call back about delivery to two addresses.<br><br>Prefers to be written to in French.</div></section>
      <div class="col">
        <section class="card"><header><h2>Possible duplicates</h2></header>
          <div class="event">${avatar(sofia.name, 30)}<div>${missed('PERSON', 'Sophie Delacroix')}<br><small>${missed('EMAIL', 'sophie@ateliervert.example.org')}</small></div></div>
          <div class="event">${avatar('Ines Del', 30)}<div>${missed('PERSON', 'Inès Delacourt')}<br><small>Maison Claire, Buyer</small></div></div>
        </section>
        <section class="card"><header><h2>Consent</h2></header><div class="pad soft">Newsletter: not asked<br>Calls: agreed on 4 May 2026<br>Data kept until: 24 months after the last contact</div></section>
        <section class="card"><header><h2>Owner</h2></header><div class="pad row">${avatar(nora.name)}${exempt('PERSON', nora.name)}</div></section>
      </div></div>`,
  )
}

function compose(): string {
  const chip = (p: Person) => `<span class="chip">${avatar(p.name, 20)}${missed('EMAIL', p.email)}</span>`
  const line = (label: string, html: string) =>
    `<div class="row" style="padding:11px 18px;border-bottom:1px solid var(--line);min-height:49px"><span class="soft" style="width:60px">${label}</span>${html}</div>`
  const preview = (p: Person, subject: string, when: string, known: boolean) =>
    `<div class="event" style="grid-template-columns:34px 1fr">${avatar(p.name, 34)}<div><div class="row"><b>${known ? missed('PERSON', p.name) : blurred('PERSON', p.name)}</b><span class="grow"></span><small>${when}</small></div><div class="soft">${subject}</div></div></div>`
  return frame(
    'Inbox',
    'Inbox',
    button('Discard') + button('Send', { primary: true, icon: 'IconSend' }),
    `<div style="display:grid;grid-template-columns:340px 1fr;gap:16px;flex:1;min-height:0">
      <section class="card">
        ${preview(george, 'Re: Oak series, second offer', '09:48', true)}
        ${preview(ingrid, 'Lamp sockets: which standard?', '09:31', true)}
        ${preview(kwame, 'Invoice 20418 arrived twice', '08:55', false)}
        ${preview(claire, 'Delivery on Friday?', '08:20', true)}
        ${preview(matteo, 'Pallet labels and customs form', 'Yesterday', false)}
        ${preview(emily, 'Photos of the stand', 'Yesterday', true)}
        ${preview(omar, 'Samples received, thank you', 'Monday', true)}
        ${preview(priya, 'Question on the data sheet', 'Monday', false)}
      </section>
      <section class="card">
        ${line('From', `<span>${exempt('PERSON', nora.name)} <span class="soft">· Fernhollow sales</span></span>`)}
        ${line('To', chip(george) + chip(lukas))}
        ${line('Cc', `<span class="chip">${avatar('Legal', 20)}${blurred('EMAIL', 'contracts@fernhollow.example.com')}</span>${chip(ingrid)}`)}
        ${line('Subject', '<b>Oak series: second offer and delivery dates</b>')}
        <div class="pad" style="line-height:1.75;font-size:14.5px">
          <p>Dear ${missed('PERSON', 'George')},</p><br>
          <p>thank you for the call this morning. As agreed I attach the second offer with the volume discount and the<br>delivery dates for June. If anything is unclear, my colleague ${missed('PERSON', 'Fiona Harcourt')} is at ${missed('PHONE', '020 7946 0892')} until six.</p><br>
          <p>The samples go to your workshop:</p>
          <p>${missed('PERSON', george.name)}, ${missed('ADDRESS', '7 Thornbury Mews, Little Wexcombe')}</p><br>
          <p>For customs we need your VAT number and a contact at the depot. Last time that was ${missed('PERSON', 'Mr Pemberton')},<br>mobile ${missed('PHONE', '07700 900 461')}.</p><br>
          <p>Kind regards</p><p>${exempt('PERSON', nora.name)}<br><span class="soft">Fernhollow · Oak, ash and beech since 1987</span></p>
        </div>
        <div class="row pad" style="border-top:1px solid var(--line)"><span class="chip" style="padding-left:8px">${icon('IconPaperclip', 15)}Offer-Q-2026-0431.pdf · 182 KB</span><span class="chip" style="padding-left:8px">${icon('IconPaperclip', 15)}Delivery-dates.xlsx · 24 KB</span></div>
      </section></div>`,
  )
}

function deals(): string {
  const deal = (title: string, p: Person, amount: string, due: string, tone: 'good' | 'warn' | 'bad' | 'plain') =>
    `<div class="card deal"><b>${title}</b><span class="soft">${amount}</span><div class="row">${avatar(p.name, 24)}<span>${missed('PERSON', p.name)}</span><span class="grow"></span>${badge(due, tone)}</div></div>`
  const lane = (title: string, total: string, cards: string) =>
    `<div class="lane"><h2>${title}<span class="grow"></span><span class="soft">${total}</span></h2>${cards}</div>`
  return frame(
    'Deals',
    'Deals',
    button('Board', { icon: 'IconLayoutKanban' }) + button('New deal', { primary: true, icon: 'IconPlus' }),
    `<div class="row">${['Open value', 'Won this month', 'Average age', 'Win rate'].map((label, at) => `<div class="card stat grow"><span class="soft">${label}</span><b>${['$184,310', '$41,900', '23 days', '38 %'][at]}</b></div>`).join('')}</div>
     <div class="board">
      ${lane('Qualified', '$52,400', deal('Reception desk, walnut', kwame, '$9,400.00', '12 Jun', 'plain') + deal('Shelving for two floors', priya, '$31,000.00', '19 Jun', 'plain') + deal('Sample kit', emily, '$12,000.00', '24 Jun', 'plain'))}
      ${lane('Offer sent', '$68,180', deal('Oak series, 300 crates', george, '$22,480.00', 'tomorrow', 'warn') + deal('Lighting rails', ingrid, '$45,700.00', '9 Jun', 'plain'))}
      ${lane('Negotiation', '$45,230', deal('Warehouse fit-out', matteo, '$38,900.00', 'overdue', 'bad') + deal('Workbenches', lukas, '$6,330.00', '11 Jun', 'plain'))}
      ${lane('Won', '$18,500', deal('Kitchen fronts', sofia, '$11,200.00', 'paid', 'good') + deal('Meeting table', daniel, '$7,300.00', 'paid', 'good'))}
     </div>
     <section class="card pad row">${icon('IconBell', 17)}<span>Reminder: ring ${missed('PERSON', matteo.name)} on ${missed('PHONE', matteo.phone)} before noon, he leaves for Ostria’s depot afterwards.</span></section>`,
  )
}

export const crm: Sample = {
  folder: 'crm',
  classes: '',
  scale: 1,
  bundle: {
    source: 'stepify',
    product: 'stepify',
    id: 'fernhollow-add-a-contact',
    title: 'Add a contact and send the first offer',
    goal: 'Show a new colleague how a contact gets into the CRM and from there to a first offer.',
    platform: { name: 'Fernhollow CRM', url: 'https://crm.example.com' },
    owner: { name: nora.name, username: nora.username, email: nora.email },
    visibility: 'link',
    reports: [
      {
        at: '2026-05-18T07:40:00Z',
        steps: [1, 2, 4],
        note: 'My name and my direct line can be read in steps 1 and 2, and a phone number in the email of step 4. Please call me on +1 415 555 0142 when it is done.',
        reporter: 'hannah.brookfield@brightmill.example.com',
      },
    ],
  },
  pages: [
    {
      title: 'Open the contacts',
      description: 'Choose Contacts on the left. The newest ones are at the bottom until the list is sorted again.',
      html: contacts(),
    },
    {
      title: 'Look at a contact: Hannah Brookfield',
      description:
        'The card on the left holds what we know, the timeline what happened. Write to hannah.brookfield@brightmill.example.com from here.',
      html: contact(),
    },
    {
      title: 'Fill in a new contact',
      description: 'The form looks for duplicates while you type.',
      html: newContact(),
    },
    {
      title: 'Write the offer',
      description: 'Recipients become chips. Attach the offer as PDF.',
      html: compose(),
    },
    { title: 'Follow the deal', description: 'Drag the card to the next column when the offer is out.', html: deals() },
  ],
}
