import { describe, expect, it } from 'vitest'
import { importedPolicySchema } from '../../../../contract/policy.ts'
import { readFixture, scoreAgainstGold } from './gold.ts'
import { importPolicy } from './import.ts'

const read = (text: string, name = 'policy.md') => importPolicy(Buffer.from(text), name).policy
const figures = (text: string, name?: string) =>
  read(text, name)
    .commitments.filter(c => c.duration)
    .map(c => [c.duration, c.subject])
const parties = (text: string) =>
  read(text)
    .commitments.filter(c => c.party && c.kind !== 'right')
    .map(c => [c.party, c.place])

describe('whole policies', () => {
  it.each(['tutorials.md', 'suite.txt', 'pipelines.html', 'clinic.md', 'market.html', 'library.txt'])(
    'reads nine in ten durations and third parties of %s, each with its subject',
    name => {
      const { policy } = importPolicy(readFixture(name), name)
      expect(importedPolicySchema.parse(policy)).toEqual(policy)
      const score = scoreAgainstGold(name, policy)
      expect(score.durations.right / score.durations.of, score.missed.join('; ')).toBeGreaterThanOrEqual(0.9)
      expect(score.parties.right / score.parties.of, score.missed.join('; ')).toBeGreaterThanOrEqual(0.9)
      expect(score.durations.extra).toBeLessThanOrEqual(2)
      expect(score.parties.extra).toBe(0)
      expect(score.missedBodies).toEqual([])
    },
  )

  // Longer policies, each measured before anything was changed for it: docs/benchmarks.md has those first figures.
  it.each([
    'accounts.txt',
    'boards.html',
    'rosters.md',
    'forms.txt',
    'lessons.html',
    'parcels.txt',
    'gardens.md',
    'surveys.md',
    'invoices.html',
    'scans.md',
  ])('reads nine in ten of %s too', name => {
    const { durations, parties, missed, missedBodies } = scoreAgainstGold(
      name,
      importPolicy(readFixture(name), name).policy,
    )
    expect(missedBodies).toEqual([])
    expect(durations.right / durations.of, missed.join('; ')).toBeGreaterThanOrEqual(0.9)
    expect(parties.right / parties.of, missed.join('; ')).toBeGreaterThanOrEqual(0.9)
    // What is proposed beyond that costs the reviewer a click.
    expect(durations.extra / durations.of).toBeLessThanOrEqual(0.1)
    expect(parties.extra).toBeLessThanOrEqual(1)
  })

  // Short running prose that names nearly every company by a bare name: docs/benchmarks.md has the first figures.
  it.each(['recipes.txt', 'animals.md', 'galleries.html', 'desks.md', 'camps.txt'])(
    'reads the bare names of %s',
    name => {
      const { durations, parties, missed } = scoreAgainstGold(name, importPolicy(readFixture(name), name).policy)
      expect(durations.right / durations.of, missed.join('; ')).toBeGreaterThanOrEqual(0.8)
      expect(parties.right / parties.of, missed.join('; ')).toBeGreaterThanOrEqual(0.9)
      expect(parties.extra).toBeLessThanOrEqual(2)
    },
  )

  it('cites the line on which each sentence begins', () => {
    for (const name of ['tutorials.md', 'suite.txt', 'pipelines.html', 'market.html']) {
      const bytes = readFixture(name)
      const lines = bytes.toString().split('\n')
      for (const c of importPolicy(bytes, name).policy.commitments) {
        const word = /[\p{L}\d]+/u.exec(c.text)?.[0] ?? ''
        expect(lines[c.line - 1], `${name}:${c.line} ${c.text}`).toContain(word)
      }
    }
  })

  it('keeps lines right in a page longer than one piece of the parser', () => {
    const filler = '<p>The sun is warm today.</p>\n'.repeat(3000)
    const html = `<h1>Policy</h1>\n${filler}<h2>Retention</h2>\n<p>Server logs are\nkept for 30 days.</p>\n`
    const policy = read(html, 'policy.html')
    expect(policy.sections).toEqual([{ title: 'Retention', line: 3002 }])
    expect(policy.commitments.map(c => [c.line, c.duration])).toEqual([[3003, 'P30D']])
  })

  it('names title, date and sections', () => {
    const policy = read(
      'Privacy Policy\n==============\nLast updated: 3 May 2026\n\n4. Security\n\nWe use TLS.\n\n4.1 Keys\n\nx',
    )
    expect(policy).toMatchObject({
      title: 'Privacy Policy',
      updated: '2026-05-03',
      sections: [
        { number: '4', title: 'Security', line: 5 },
        { number: '4.1', title: 'Keys', line: 9 },
      ],
    })
  })
})

describe('durations and their subjects', () => {
  it('says under which heading what says little by itself stands', () => {
    const of = (text: string) => read(`# P\n\n## Newsletter\n\n${text}`).commitments.find(c => c.duration)?.subject
    expect(of('This data is deleted after 7 days.')).toBe('data (Newsletter)')
    expect(of('In the event that entries are saved in logs, this occurs at most seven days later.')).toBe('Newsletter')
    expect(of('Server logs are deleted after 7 days.')).toBe('Server logs')
  })

  it('takes no address of a page for a promise to encrypt', () => {
    const kinds = (text: string) => read(`# P\n\n${text}`).commitments.map(c => c.kind)
    expect(kinds('More about it: https://example.com/privacy.')).not.toContain('security')
    expect(kinds('Your data is transmitted over HTTPS.')).toContain('security')
  })

  it.each<[string, [string, string][]]>([
    [
      'Logs are kept for 90 days on the Free plan and 1 year on paid plans.',
      [
        ['P90D', 'Logs (on the Free plan)'],
        ['P1Y', 'Logs (on paid plans)'],
      ],
    ],
    [
      'Completed jobs are deleted after 30 days, failed ones after 90 days.',
      [
        ['P30D', 'Completed jobs'],
        ['P90D', 'failed jobs'],
      ],
    ],
    [
      'Completed and failed jobs are removed after 30 and 90 days respectively.',
      [
        ['P30D', 'Completed jobs'],
        ['P90D', 'failed jobs'],
      ],
    ],
    [
      '| Data | Kept |\n|---|---|\n| Completed / failed jobs | 30 / 90 days |',
      [
        ['P30D', 'Completed jobs'],
        ['P90D', 'failed jobs'],
      ],
    ],
    ['Redactions are logged. They are retained for twelve (12) months.', [['P12M', 'Redactions']]],
    [
      'We keep the following for a month:\n\n- exports\n- drafts',
      [
        ['P1M', 'exports'],
        ['P1M', 'drafts'],
      ],
    ],
    ['Names, addresses and notes are erased within 72 hours.', [['PT72H', 'Names, addresses and notes']]],
    ['We give at least 30 days’ notice of material changes.', [['P30D', 'notice of material changes']]],
    ['Payment records are held for up to 5 years.', [['P5Y', 'Payment records']]],
    ['Sessions end after 1 hour 30 minutes.', [['PT1H30M', 'Sessions']]],
    ['Customers may object within 14 days of the notice.', [['P14D', 'object']]],
    [
      'Notes stay for seven years after the last visit, X-rays for five.',
      [
        ['P7Y', 'Notes (after the last visit)'],
        ['P5Y', 'X-rays'],
      ],
    ],
    [
      'Letters are deleted 4 weeks after the place is filled, or after a year if you allow it.',
      [
        ['P4W', 'Letters (after the place is filled)'],
        ['P1Y', 'Letters (if you allow it)'],
      ],
    ],
    ['If you publish an article, a cookie is saved. It expires after 1 day.', [['P1D', 'cookie']]],
    [
      'For material changes, we email account owners 30 days before they take effect.',
      [['P30D', 'email account owners (before they take effect)']],
    ],
    ['You have 15 days to object.', [['P15D', 'object']]],
    ['We send you a copy of the contract within 5 days.', [['P5D', 'copy of the contract']]],
    ['Schools sign an addendum, under which pupil records are deleted within 60 days.', [['P60D', 'pupil records']]],
    [
      'Old versions are kept for 10 years and sent on request within 4 days.',
      [
        ['P10Y', 'Old versions'],
        ['P4D', 'Old versions'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(figures(`# P\n\n${text}`)).toEqual(expected)
  })

  it('leaves ages, rates and opening hours alone', () => {
    const text =
      'We count how many requests each account makes in one minute. You must be at least 16 years old. We answer 24 hours a day, 7 days a week. Users under 18 years need a parent. A second person checks. We review it twice a year.'
    expect(figures(`# P\n\n${text}`)).toEqual([])
    expect(read(`# P\n\n${text}`).commitments.map(c => c.subject)).toContain('people under 16')
  })
})

describe('third parties', () => {
  it('reads them from tables, lists and sentences with their places', () => {
    expect(
      parties(
        '## 1. Sharing\n\n| Provider | Purpose | Data | Location |\n|---|---|---|---|\n| Paylark Ltd | Payments | Name | Ireland |',
      ),
    ).toEqual([['Paylark Ltd', 'Ireland']])
    expect(
      parties('## 1. Processors\n\n- **Mailbarge** (Germany): sends email\n- sipbox GmbH, Austria – text messages'),
    ).toEqual([
      ['Mailbarge', 'Germany'],
      ['sipbox GmbH', 'Austria'],
    ])
    expect(parties('# P\n\nYour files are stored in Amazon S3 in Singapore (ap-southeast-1).')).toEqual([
      ['Amazon S3', 'Singapore (ap-southeast-1)'],
    ])
  })

  it.each<[string, [string, string | undefined][]]>([
    ['Rewards are paid by Tremora, which needs an address.', [['Tremora', undefined]]],
    ['We buy postcodes and company sizes from Clearlist.', [['Clearlist', undefined]]],
    ['An independent firm, Quillon Group, tests our platform.', [['Quillon Group', undefined]]],
    [
      'Analytics run on Mixpanel and replays on Stagecast, both in Ireland.',
      [
        ['Mixpanel', 'Ireland'],
        ['Stagecast', 'Ireland'],
      ],
    ],
    [
      'Push notifications are delivered by Apple and Google.',
      [
        ['Apple', undefined],
        ['Google', undefined],
      ],
    ],
    [
      'Payments are collected by Velo Pay AS and Paytrack Oyj.',
      [
        ['Velo Pay AS', undefined],
        ['Paytrack Oyj', undefined],
      ],
    ],
    [
      'You can connect time sheets from Togglet or the books of Vismark.',
      [
        ['Togglet', undefined],
        ['Vismark', undefined],
      ],
    ],
    ['Our books are examined by the auditors Granton Thorpe.', [['Granton Thorpe', undefined]]],
    ['Lunches are cooked by Riverfold, who need to know about allergies.', [['Riverfold', undefined]]],
    [
      'What you write lands in AirGrid, and Zappler carries a copy of it.',
      [['AirGrid'], ['Zappler']].map(([p]) => [p, undefined]),
    ],
    ['The independent examiner, Galley Accounting, sees them once a year.', [['Galley Accounting', undefined]]],
    ['Cards are printed by a mailing house called Baker Good.', [['Baker Good', undefined]]],
    [
      'Your email may be provided, including but not limited to your name, to Slackline, Inc. for delivery.',
      [['Slackline, Inc', undefined]],
    ],
    ['We never see your card, as that is handled by our payment provider, Stripling.', [['Stripling', undefined]]],
    [
      'Chat uses Disquiet. See the [Disquiet privacy policy](https://disquiet.example/privacy).',
      [['Disquiet', undefined]],
    ],
    ['Visits are counted with plausing.io and stored for a month.', [['plausing.io', undefined]]],
    ['Members are checked by the Disclosure and Barring Service.', [['Disclosure and Barring Service', undefined]]],
    ['Mail goes through Bringmail, a service of Postal Group ASA.', [['Bringmail', undefined]]],
    ['We use Amazing Web Racks (AWR) for storage.', [['Amazing Web Racks', undefined]]],
    ['Metabook, run by ourselves on our own servers, keeps statistics.', []],
    ['You can complain to the Data Protection Commission or to Integritetsverket.', []],
    ['Each Tenant decides. Data is shared with the Tenant, and a Tenant may delete it.', []],
    ['We share it with your Account Manager and with Data Custodians.', []],
    ['Office: Wexford House, 36 Acre Street, Sherborne, DT9 3NX. We use Zoomer for calls.', [['Zoomer', undefined]]],
    ['Passwords are hashed with Argon2id. Copies are required by Revenue.', []],
  ])('reads running text: %s', (text, expected) => {
    expect(parties(`# P\n\n${text}`)).toEqual(expected)
  })

  it('reads names from headings, labels, dashes and cells of several', () => {
    expect(parties('# P\n\n## Third-party services\n\n### Formspring\n\nThis service delivers forms.')).toEqual([
      ['Formspring', undefined],
    ])
    const list =
      '- Payments: Stripling\n- Rotas – in Better Shift\n- Email Service: Sendly or Resendly\n- Location: Ghent'
    expect(parties(`# P\n\n## Who we share with\n\n${list}`).map(([name]) => name)).toEqual([
      'Stripling',
      'Better Shift',
      'Sendly',
      'Resendly',
    ])
    const rows = '| Data | Processor |\n|---|---|\n| Billing | Recurrently Inc, Stripling Inc |'
    expect(parties(`# P\n\n## Providers\n\n${rows}`).map(([name]) => name)).toEqual([
      'Recurrently Inc',
      'Stripling Inc',
    ])
  })

  it('does not take whose policy it is, nor a plural of an ordinary word, for a third party', () => {
    const named = (text: string) => parties(text).map(([name]) => name)
    expect(named('# Privacy\n\nThis policy describes how Meadow Field (MFD) keeps your data.')).toEqual([])
    expect(named('# Privacy\n\nGlade Ltd will use your information for references.')).toEqual([])
    expect(named('# P\n\nGLADE S.L. (Corvo Studio) is the Data Controller.\n\nCorvo Studio stores no cards.')).toEqual(
      [],
    )
    const list = '- Charities, where they help.\n- Third parties such as the police, RSPBC or a court.'
    expect(named(`# P\n\nWe share your information with:\n\n${list}`)).toEqual(['RSPBC'])
  })

  it('reads the names in the brackets of a cell and in links to texts of others, and no cookies', () => {
    const rows = '| Provider | Purpose |\n|---|---|\n| Hosting (e.g., Netlight/Vercello) | Pages |\n| [Vendor] | Mail |'
    expect(parties(`# P\n\nGlade Inc ("GL") uses certain helpers.\n\n## Providers\n\n${rows}`).map(([n]) => n)).toEqual(
      ['Netlight', 'Vercello'],
    )
    const link = '- [Hare Privacy Policy](https://hare.example/privacy) and [Terms of Use](https://hare.example/terms).'
    expect(parties(`# P\n\n## Third-party policies\n\n${link}`).map(([name]) => name)).toEqual(['Hare'])
    expect(parties('# P\n\n## Cookies\n\nWe may also use cookies like SESSIONID and PHPID.')).toEqual([])
  })

  it('reads names in front of a system, behind a form of our own, and not what a bracket calls the club', () => {
    const named = (text: string) => parties(`# P\n\n## Members\n\n${text}`).map(([name]) => name)
    expect(named('Names of rowers stand on a Mailhare mailing list.')).toEqual(['Mailhare'])
    expect(named('Messages are sent via our contact form or Telegraf.')).toEqual(['Telegraf'])
    expect(
      parties('# P\n\nThe Glade Rowing Club (the ‘club’) keeps names. Glade Rowing Club uses Rowmojo.').map(([n]) => n),
    ).toEqual(['Rowmojo'])
    const rows = '| Service | What we will use it for |\n|---|---|\n| Paypoint | Fees |'
    expect(parties(`# P\n\n## Online services\n\n${rows}`).map(([name]) => name)).toEqual(['Paypoint'])
  })

  it('reads names beside a slash, in the second half of a list of uses, and before what they do', () => {
    const named = (text: string) => parties(`# P\n\n## Data\n\n${text}`).map(([name]) => name)
    expect(named('Cards are taken by gateways (e.g. Stripling/PayPoint) and not kept by us.')).toEqual([
      'Stripling',
      'PayPoint',
    ])
    expect(named('We use Matoma to count visits; Hotjaw to see where readers click.')).toEqual(['Matoma', 'Hotjaw'])
    expect(named('Gifts are taken by a bank, or Golden Penny Giving who process them.')).toEqual([
      'Golden Penny Giving',
    ])
    expect(named('Glade allows Snowplough to read cookies.')).toContain('Snowplough')
    expect(named('Mozilla/5.0 (Macintosh; Intel Mac OS X 10) AppleWebKit/602.4 (like Gecko) Safari/602.4')).toEqual([])
  })

  it('knows the publisher by its domain, its first sentence and its own words for itself', () => {
    const text = [
      '# Privacy Policy',
      'Glade is run by Meadow Works Ltd ("Meadow", "we"). This policy covers Glade and Thicket.',
      '## Use',
      'Thicket stores your notes. We keep them in Hedgerow. MyGlade shows them. Write to help@gladehq.example or privacy@gladehq.example; Gladehq answers.',
    ]
    expect(parties(text.join('\n\n'))).toEqual([['Hedgerow', undefined]])
  })

  it('proposes a company once, from the sentence that says most plainly what it does', () => {
    const text =
      '# P\n\nSee the terms of Stripling.\n\nAsk Stripling about that.\n\nPayments are processed by Stripling in Ireland.\n\nStripling, Inc. is fine.'
    const found = read(text).commitments.filter(c => c.party)
    expect(found.map(c => [c.text, c.place])).toEqual([['Payments are processed by Stripling in Ireland.', 'Ireland']])
  })

  it('reads what a company does from brackets, and leaves our own companies out of tables', () => {
    const listed = read('# P\n\n## 7. Service providers\n\n- Payrill, Inc. (payments): name, card; United States')
    expect(listed.commitments.map(c => [c.party, c.subject, c.place])).toEqual([
      ['Payrill, Inc', 'payments: name, card', 'United States'],
    ])
    const spanned =
      '<h2>Suppliers</h2><table><tr><th>Supplier</th><th>Purpose</th><th>Where</th></tr><tr><td colspan="3">Quality</td></tr><tr><td>Skyrack</td><td>Hosting</td><td>Iowa</td></tr></table>'
    expect(read(`<h1>Policy</h1>${spanned}`, 'policy.html').commitments.map(c => c.party)).toEqual(['Skyrack'])
    const rows =
      '| Provider | Purpose | Location |\n|---|---|---|\n| Fieldnote Ltd | Support | Ireland |\n| Skyrack | Hosting | Iowa |'
    expect(parties(`# Fieldnote Privacy Policy\n\n## 7. Providers\n\n${rows}`)).toEqual([['Skyrack', 'Iowa']])
  })

  it('takes no one who is ruled out, who is us, or who watches over us', () => {
    const text =
      '# Loomly Privacy Policy\n\nLoomly is operated by Brook Software Ltd ("Brook").\n\n## 2. Sharing\n\nWe do not use Google Analytics. Data is processed by Brook Software Ltd. You can complain to the Data Protection Commission.'
    expect(parties(text)).toEqual([])
  })
})

describe('bodies that watch over a policy', () => {
  const bodies = (text: string) =>
    read(`# P\n\n## Complaints\n\n${text}`)
      .commitments.filter(c => c.party)
      .map(c => [c.kind, c.party])

  it.each<[string, [string, string][]]>([
    [
      'You may complain to the Meadow Commissioner’s Office, and readers in Glade to the MDPA.',
      [
        ['right', 'Meadow Commissioner’s Office'],
        ['right', 'MDPA'],
      ],
    ],
    [
      'We comply with the EU-U.S. Glade Shield Framework and the Swiss-U.S. Glade Shield Framework.',
      [
        ['handling', 'EU-U.S. Glade Shield Framework'],
        ['handling', 'Swiss-U.S. Glade Shield Framework'],
      ],
    ],
    ['Complain to the Glade Trade Commission. The GTC has supervised us.', [['right', 'Glade Trade Commission']]],
    ['We report fraud to Hare Watch.', [['handling', 'Hare Watch']]],
    ['Complain to your local Data Protection Authority.', []],
    ['We rely on clauses approved by the European Commission.', []],
  ])('%s', (text, expected) => {
    expect(bodies(text)).toEqual(expected)
  })
})

describe('parties in cells', () => {
  const named = (text: string) => parties(`# P\n\n## Checks\n\n${text}`).map(([name]) => name)

  it('reads names in small letters, in lists behind a kind, and without the note behind them', () => {
    const rows = [
      '| Source | What we send | Back |',
      '|---|---|---|',
      '| cert.zz | Domain | Names |',
      '| Public resolvers (Brook 1.1.1.1, Nine4 9.9.9.9) | Hosts | Records |',
      '| Public lists: hare/lists, Thicket.Data | Nothing | Lists |',
      '| Hazel Rock. Switched off. | Domain | Counts |',
      '| The operator of the mailbox you name | Text | Nothing |',
    ]
    expect(named(rows.join('\n'))).toEqual(['cert.zz', 'Brook', 'Nine4', 'hare/lists', 'Thicket.Data', 'Hazel Rock'])
    const cookies = '| Cookie | Set by | Lasts |\n|---|---|---|\n| HARE_1 | HareTube | 6 months |'
    expect(named(cookies)).toEqual(['HareTube'])
    const origins =
      '| Category | What | Where it comes from |\n|---|---|---|\n| Names | All | pkgs, PkgHub and the public chain. |'
    expect(named(origins)).toEqual(['pkgs', 'PkgHub'])
  })

  it('reads names behind what is done with data, and no ways of doing it', () => {
    expect(named('We look it up with Creditsure.')).toEqual(['Creditsure'])
    expect(named('When you agree to a talk we hold it over Therely.')).toEqual(['Therely'])
    expect(named('Keys are made using the Hax and Megahax cryptographic ratchets, over SSH.')).toEqual([])
    expect(named('Bots and Widgets currently have access to all files.')).toEqual([])
  })
})

describe('promises without a figure', () => {
  it.each([
    ['We never sell your data.', 'minimisation'],
    ['Keystrokes are not stored.', 'minimisation'],
    ['Passwords are hashed with bcrypt.', 'security'],
    ['All tokens are encrypted with AES-256-GCM.', 'security'],
    ['You have the right to access your data.', 'right'],
    ['We will tell you about changes by email.', 'notice'],
    ['Revoked cookies are deleted immediately.', 'retention'],
    ['Our service is not meant for children under 16.', 'minimisation'],
  ])('%s is %s', (text, kind) => {
    expect(read(`# P\n\n${text}`).commitments.map(c => c.kind)).toContain(kind)
  })
})

describe('bad input', () => {
  const sentence = 'Café logs – “all of them” – are kept for 30 days.'
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${sentence}`)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${sentence}`, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\ufeff${sentence}`, 'utf16le').swap16()],
    ['UTF-16LE without a mark', Buffer.from(sentence, 'utf16le')],
  ])('reads %s', (_name, bytes) => {
    const { policy } = importPolicy(bytes, 'p.txt')
    expect(policy.commitments.find(c => c.duration)).toMatchObject({ duration: 'P30D', text: sentence })
  })

  it('reads windows-1252 and says so', () => {
    const bytes = Buffer.from('Caf\xe9 logs \x96 \x93all\x94 \x96 are kept for 30 days.', 'latin1')
    const { policy } = importPolicy(bytes, 'p.txt')
    expect(policy.commitments[0].text).toBe('Café logs – “all” – are kept for 30 days.')
    expect(policy.notes[0].message).toMatch(/windows-1252/)
  })

  it('reads what a page declares when it is no UTF-8, and does not trust a declaration that cannot be', () => {
    const page = (charset: string, ...bytes: number[]) =>
      Buffer.concat([
        Buffer.from(`<html><meta charset="${charset}"><h1>P</h1><p>`),
        Buffer.from(bytes),
        Buffer.from(' logs are kept for 30 days.</p></html>'),
      ])
    const thai = importPolicy(page('windows-874', 0xa1, 0xd2, 0xc3), 'p.html').policy
    expect(thai.commitments[0]).toMatchObject({ text: 'การ logs are kept for 30 days.', duration: 'P30D' })
    expect(thai.notes[0].message).toContain('windows-874')
    for (const wrong of ['utf-8', 'klingon']) {
      const { policy } = importPolicy(page(wrong, 0xe9), 'p.html')
      expect(policy.commitments[0].text).toBe('é logs are kept for 30 days.')
    }
  })

  it('loses nothing of 5 MB: every copy of a policy gives the same promises, on its own lines', () => {
    const once = readFixture('library.txt').toString().replaceAll('\r\n', '\n')
    const copies = Math.ceil((5 * 1024 * 1024) / Buffer.byteLength(once))
    const lines = once.split('\n').length - 1
    const { policy } = importPolicy(Buffer.from(once.repeat(copies)), 'p.txt')
    const inCopy = (n: number) =>
      policy.commitments
        .filter(c => c.duration && c.line > n * lines && c.line <= (n + 1) * lines)
        .map(c => `${c.line - n * lines} ${c.duration}`)
    expect(inCopy(1).length).toBeGreaterThan(25)
    for (const n of [2, Math.floor(copies / 2), copies - 1]) expect(inCopy(n)).toEqual(inCopy(1))
  })

  it('runs nothing and keeps what hostile HTML says', () => {
    const html =
      '<script>globalThis.hacked = 1; /* kept for 99 days */</script><h1>P<h2>1. Logs<p onclick="hacked=2">Logs are kept for 30 days<table><tr><td>Exports<td>7 days<tr><td>Drafts</table><img src=x onerror="globalThis.hacked=3"><a href="javascript:hacked=4">x</a>'
    const policy = read(html, 'p.html')
    expect((globalThis as Record<string, unknown>).hacked).toBeUndefined()
    expect(policy.commitments.filter(c => c.duration).map(c => c.duration)).toEqual(['P30D', 'P7D'])
    expect(policy.notes.map(n => n.message)).toEqual(
      expect.arrayContaining(['a script was left out and not run', 'table row has 1 of 2 cells']),
    )
  })

  it('reads points that are made with line breaks', () => {
    const html = '<h1>P</h1><p>Kept:<br><br>• Server logs: 30 days<br>• Letters: 6 years</p>'
    expect(figures(html, 'p.html')).toEqual([
      ['P30D', 'Server logs'],
      ['P6Y', 'Letters'],
    ])
  })

  it('notes headings out of order and missing cells, with their lines', () => {
    const policy = read('# P\n\n## 2. B\n\nx\n\n## 1. A\n\n#### Deep\n\n| A | B |\n|---|---|\n| x |\n')
    expect(policy.notes).toEqual([
      { line: 13, message: 'table row has 1 of 2 cells' },
      { line: 7, message: 'section 1 comes after section 2' },
      { line: 9, message: 'heading level jumps from 2 to 4' },
    ])
  })

  it.each([
    ['nothing', ''],
    ['only tags', '<div>'.repeat(200_000)],
    ['one endless line', 'kept for 3 days and '.repeat(50_000)],
    ['brackets', '[a](b'.repeat(100_000)],
    ['bars', '|'.repeat(300_000)],
    ['names', 'Xx (Germany), '.repeat(20_000)],
    ['vendors', 'vendors such as Ab '.repeat(20_000)],
    ['an unclosed script', `<script>${'x'.repeat(300_000)}`],
  ])('survives %s', (_name, text) => {
    for (const name of ['p.html', 'p.md']) {
      const policy = read(text, name)
      expect(importedPolicySchema.safeParse(policy).success).toBe(true)
    }
  })
})
