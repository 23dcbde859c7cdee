import type { CommitmentKind, ImportedCommitment, ImportNote } from '../../../../contract/policy.ts'
import { type Block, type HeadingBlock, lineAt, type TableBlock, type TextBlock } from './blocks.ts'
import { bodiesOfSentence, isSameBody, type NamedBody } from './bodies.ts'
import { findClaims } from './claims.ts'
import { type FoundDuration, findDurations } from './durations.ts'
import { findColonLead } from './inline.ts'
import { kindOfDuration } from './kinds.ts'
import { PartyLedger } from './ledger.ts'
import { type NamedParty, PARTY_INTRO, PARTY_SECTION, partiesOfSentence, partyOfItem } from './parties.ts'
import { findPartyColumns, findSourceColumn, namesOfSourceCell, partiesOfRow } from './party-table.ts'
import { describePlaces } from './places.ts'
import { LONGEST_SENTENCE, splitSentences } from './sentences.ts'
import { clean, findSubject, pairSubjects, withSection } from './subject.ts'
import type { Survey } from './survey.ts'

/** A proposal with what the screens show beyond the printed shape. */
export interface Proposal extends ImportedCommitment {
  readonly purpose?: string
  readonly data?: string
}

const MOST_IN_SENTENCE = 40
/** The evidence of a row in a table of recipients. */
const SURE = 9
const RIGHTS_SECTION = /\brights?\b|what you (?:may|can) ask/i
const DURATION_COLUMN =
  /\b(?:retention|how long|lifetime|kept|keeps?|period|duration|expir\w+|after|time|free|paid|plan|team)\b/i
const PLACE_SENTENCE = /\b(?:stored|hosted|servers?|located|processed|stand|data cent(?:er|re)s?|backups?)\b/i

/** Reads proposals out of a document's blocks; every one cites its sentence (or row) and its line. */
export function extractCommitments(
  blocks: readonly Block[],
  survey: Survey,
): { readonly proposals: readonly Proposal[]; readonly notes: readonly ImportNote[] } {
  const proposals: Proposal[] = []
  const notes: ImportNote[] = []
  const ledger = new PartyLedger()
  const bodies: (NamedBody & { section: string; text: string; line: number })[] = []
  /** The headings that enclose the current text, outermost first. */
  let headings: readonly HeadingBlock[] = []
  let section: HeadingBlock | undefined
  let intro: Intro | undefined
  let previous: string | undefined

  const sectionName = () => section?.number ?? section?.title ?? ''
  const add = (proposal: Omit<Proposal, 'section'>) => proposals.push({ section: sectionName(), ...proposal })

  function addParty(named: NamedParty, text: string, line: number, structured = false): void {
    const { evidence, plain, ...party } = named
    ledger.add({ party, section: sectionName(), text, line, structured, evidence, plain })
  }
  function addBody(body: NamedBody, text: string, line: number): void {
    const known = bodies.findIndex(b => isSameBody(b.name, body.name))
    const mention = { ...body, section: sectionName(), text, line }
    if (known < 0) bodies.push(mention)
    // Whom to complain to is said most plainly where it says so.
    else if (body.complaint && !bodies[known].complaint)
      bodies[known] = { ...mention, name: longer(body, bodies[known]) }
    else bodies[known] = { ...bodies[known], name: longer(body, bodies[known]) }
  }
  const inPartySection = () => headings.some(h => PARTY_SECTION.test(h.title))

  function readText(block: TextBlock, next: Block | undefined): void {
    const { text } = block.content
    const rights = RIGHTS_SECTION.test(section?.title ?? '') || (block.item && RIGHTS_SECTION.test(intro?.text ?? ''))
    const ofParties = inPartySection() || (block.item && intro?.ofParties === true)
    const listed = block.item && ofParties ? partyOfItem(text, survey) : undefined
    const firstLine = lineAt(block.content, 0)
    if (listed) addParty(listed, limitText(text), firstLine, true)
    const sentences = splitSentences(text)
    let found = 0
    sentences.forEach((sentence, index) => {
      const line = lineAt(block.content, sentence.start)
      const cited = sentence.text
      if (cited.length >= LONGEST_SENTENCE - 200 && index > 0 && !/[.!?]["”)]?$/.test(sentences[index - 1].text)) {
        notes.push({ line, message: 'a sentence without an end was cut' })
      }
      const lead = index === 0 ? block.lead : (findColonLead(cited) ?? block.lead)
      const all = findDurations(cited)
      // "We keep the following for 30 days:" is said of each point that follows, not of the introduction.
      const introduces = cited.endsWith(':') && all.length === 1 && next?.kind === 'text' && next.item && !block.item
      const durations = introduces ? [] : all
      if (durations.length > MOST_IN_SENTENCE) {
        notes.push({
          line,
          message: `only the first ${MOST_IN_SENTENCE} of ${durations.length} durations in one sentence were read`,
        })
      }
      const paired = pairedSubjects(cited, durations)
      const earlier: { span: { start: number; end: number }; subject: string }[] = []
      let kind: CommitmentKind | undefined
      for (const [i, duration] of durations.slice(0, MOST_IN_SENTENCE).entries()) {
        const context = {
          lead,
          intro: block.item ? intro?.text : undefined,
          sectionTitle: section?.title ?? '',
          previous,
        }
        const subject = paired?.[i] ?? findSubject(cited, duration, earlier, context, durations[i + 1])
        earlier.push({ span: duration, subject })
        const near = cited.slice(
          Math.max(0, earlier.at(-2)?.span.end ?? 0, duration.start - 120),
          Math.min(durations[i + 1]?.start ?? cited.length, duration.end + 60),
        )
        kind = kindOfDuration(cited, near, '', i > 0 ? kind : kindOfSection(section?.title))
        add({ kind, subject: withSection(subject, section?.title), text: cited, line, duration: duration.iso })
        if (duration.note) notes.push({ line, message: duration.note })
        found += 1
      }
      previous = earlier.at(-1)?.subject.replace(/\s\([^()]*\)$/, '') ?? subjectFor(cited) ?? previous
      const withDuration = durations.length > 0
      for (const claim of findClaims(cited, { rights, lead, previous, sectionTitle: section?.title ?? '' })) {
        if (withDuration && (claim.kind === 'notice' || claim.kind === 'retention')) continue
        add({ ...claim, text: cited, line })
      }
      const inList = { ofParties, item: block.item && index === 0 }
      const parties = listed && index === 0 ? [] : partiesOfSentence(cited, survey, inList)
      for (const party of parties) addParty(party, cited, line)
      for (const body of bodiesOfSentence(cited, survey)) addBody(body, cited, line)
      const place = parties.length === 0 && !listed && PLACE_SENTENCE.test(cited) ? describePlaces(cited) : undefined
      if (place) add({ kind: 'handling', subject: limit(clean(cited)), text: cited, line, place })
    })
    // "We keep the following for 30 days:" gives its figure to each point that has none.
    if (block.item && found === 0 && intro && intro.durations.length === 1) {
      const cited = limitText(text)
      const [duration] = intro.durations
      add({
        kind: kindOfDuration(intro.text, intro.text),
        subject: limit(clean(block.lead ?? text)),
        text: cited,
        line: firstLine,
        duration,
      })
    }
    if (!block.item) intro = introOf(sentences.map(s => s.text))
  }

  function readTable(table: TableBlock): void {
    const partySection = inPartySection() || intro?.ofParties === true
    const columns = findPartyColumns(
      table.header,
      table.rows.map(r => r.cells),
      partySection,
    )
    const sourceColumn = findSourceColumn(table.header)
    const label = labelColumn(table)
    for (const row of table.rows) {
      const text = limitText(row.cells.filter(cell => cell !== '').join(' | '))
      if (text === '') continue
      // A cell across the whole table is a heading of the rows below it.
      const across = row.cells.length > 1 && row.cells.every(cell => cell === row.cells[0] || cell === '')
      if (columns && !across) {
        for (const party of partiesOfRow(row.cells, columns, survey.own))
          addParty({ ...party, evidence: columns.cookies ? 1 : SURE, plain: true }, text, row.line, !columns.cookies)
      } else if (!columns) {
        for (const [i, cell] of row.cells.entries()) {
          const sources = i === sourceColumn ? namesOfSourceCell(cell, survey.own) : []
          for (const party of sources) addParty({ ...party, evidence: SURE, plain: true }, text, row.line, true)
          if (sources.length > 0) continue
          for (const party of partiesOfSentence(cell, survey, { ofParties: partySection, item: false }))
            addParty(party, text, row.line)
        }
      }
      const name = clean(row.cells[label] ?? '') || clean(row.cells.find(cell => /\p{L}/u.test(cell)) ?? '')
      const withFigures = row.cells.filter((cell, i) => i !== label && findDurations(cell).length > 0).length
      row.cells.forEach((cell, i) => {
        if (i === label && row.cells.length > 1) return
        const durations = findDurations(cell)
        const column = table.header?.[i] ?? ''
        const pairs = pairSubjects(name, durations.length)
        const heads = pairSubjects((/\(([^()]+)\)/.exec(column)?.[1] ?? '').trim(), durations.length)
        durations.slice(0, MOST_IN_SENTENCE).forEach((duration, k) => {
          const qualifier = durations.length > 1 ? cellQualifier(cell, durations, k) : tail(cell, duration.end)
          const several = withFigures > 1 || !DURATION_COLUMN.test(column)
          const parts = pairs ? [pairs[k]] : [name, several && column && !heads ? column : '', heads?.[k] ?? qualifier]
          const subject = parts.filter(Boolean).join(' – ')
          add({
            kind: kindOfDuration(cell, cell, column || section?.title, kindOfSection(section?.title)),
            subject: limit(subject),
            text,
            line: row.line,
            duration: duration.iso,
          })
          if (duration.note) notes.push({ line: row.line, message: duration.note })
        })
        if (cell.length > 12) {
          for (const claim of findClaims(cell, { rights: false, lead: name, sectionTitle: section?.title ?? '' })) {
            if (claim.kind === 'security' || (claim.kind === 'retention' && durations.length === 0))
              add({ ...claim, subject: name || claim.subject, text, line: row.line })
          }
        }
      })
    }
  }

  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      headings = headings.filter(h => h.level < block.level)
      section = block
      // "Stripe" above a paragraph that says "this service": what the text below says of it counts for more.
      if (inPartySection()) {
        for (const party of partiesOfSentence(block.title, survey, { ofParties: true, item: true }))
          addParty({ ...party, evidence: 0 }, block.title, block.line)
      }
      headings = [...headings, block]
      intro = undefined
      previous = undefined
      for (const duration of findDurations(block.title)) {
        const subject = clean(block.title.slice(0, duration.start)) || block.title
        add({
          kind: kindOfDuration(block.title, block.title),
          subject,
          text: block.title,
          line: block.line,
          duration: duration.iso,
        })
      }
    } else if (block.kind === 'text') readText(block, blocks[index + 1])
    else {
      readTable(block)
      intro = undefined
    }
  }
  for (const { party, section: where, text, line } of ledger.resolve()) {
    const subject = limit([party.purpose, party.data].filter(Boolean).join(': ') || where)
    proposals.push({ kind: 'handling', section: where, subject, text, line, ...party })
  }
  for (const { name, complaint, section: where, text, line } of bodies) {
    if (proposals.some(p => p.party && isSameBody(p.party, name))) continue
    const kind = complaint ? 'right' : 'handling'
    proposals.push({ kind, section: where, subject: limit(clean(text)), text, line, party: name })
  }
  proposals.sort((a, b) => a.line - b.line)
  return { proposals: withoutRepeats(proposals), notes }
}

/** "… and failed jobs are removed after 30 and 90 days respectively": the figures belong to the nouns in order. */
function pairedSubjects(sentence: string, durations: readonly FoundDuration[]): readonly string[] | undefined {
  if (durations.length < 2) return undefined
  const between = sentence.slice(durations[0].end, durations.at(-1)?.start)
  const bare = /^[\s\d/,]*(?:and|or)?[\s\d/,]*$/i.test(between)
  if (!bare && !/\brespectively\b/i.test(sentence)) return undefined
  const noun = findSubject(sentence, durations[0], [], { sectionTitle: '' }, undefined)
  const before = sentence.slice(0, durations[0].start)
  const whole = /^(.+?)\s+(?:are|is|will|shall|expire|stay|live)\b/i.exec(before)?.[1]
  return pairSubjects(whole ?? noun, durations.length) ?? pairSubjects(noun, durations.length)
}

function kindOfSection(title = ''): CommitmentKind | undefined {
  if (/\b(?:retention|retain|how long|keep|storage period)/i.test(title)) return 'retention'
  if (/\bsecur|safety|protection\b/i.test(title)) return 'security'
  return /\bchang|amend/i.test(title) ? 'notice' : undefined
}

/** The paragraph in front of a list: its last sentence introduces it, any of its sentences can say that it names recipients. */
interface Intro {
  readonly text: string
  readonly durations: readonly string[]
  readonly ofParties: boolean
}

function introOf(sentences: readonly string[]): Intro | undefined {
  const sentence = sentences.at(-1) ?? ''
  if (sentence === '') return undefined
  const ofParties = sentences.slice(-4).some(text => PARTY_INTRO.test(text))
  const opens = sentence.endsWith(':') || /\b(?:following|below)\b/i.test(sentence)
  return { text: sentence, durations: opens ? findDurations(sentence).map(d => d.iso) : [], ofParties }
}

/** The column that names what a row is about: the first with words, not a running number. */
function labelColumn(table: TableBlock): number {
  const width = Math.max(1, ...table.rows.slice(0, 20).map(r => r.cells.length))
  for (let i = 0; i < width; i++) {
    const cells = table.rows.slice(0, 50).map(r => r.cells[i] ?? '')
    if (cells.some(cell => /\p{L}{2,}/u.test(cell)) && !/^(?:no\.?|#|nr\.?|id|ref)$/i.test(table.header?.[i] ?? ''))
      return i
  }
  return 0
}

/** Two figures in one cell ("90 days (free), 1 year (paid)"): the words next to each. */
function cellQualifier(cell: string, durations: readonly { start: number; end: number }[], k: number): string {
  const from = durations[k - 1]?.end ?? 0
  const to = durations[k + 1]?.start ?? cell.length
  const lead = clean(
    cell
      .slice(from, durations[k].start)
      .replace(/^.*[;,.]\s*/, '')
      .replace(/\b(?:and|or|for|after|within|up to|if)\b/gi, ' '),
  )
  const trail = clean(
    cell
      .slice(durations[k].end, to)
      .replace(/[;,.].*$/, '')
      .replace(/\b(?:and|or)\s*$/i, ''),
  )
  return lead.length > 2 && /[:=]\s*$/.test(cell.slice(from, durations[k].start)) ? lead : trail || lead
}

/** Words after a figure that limit it: "3 years if settled". */
function tail(cell: string, end: number): string {
  const words = clean(cell.slice(end).replace(/[.;].*$/, ''))
  return /^(?:if|on|for|in|when|unless|with|after|of|from)\b/i.test(words) && words.length < 60 ? words : ''
}

const SIMPLE_SUBJECT =
  /^((?:The|A|An|Your|Our|Each|Every|All)?\s?[\p{L}][^,.;:]{2,60}?)\s+(?:is|are|was|will|has|have|can|may|holds?|contains?|covers?|carr(?:y|ies)|shows?|tells?|says?|names?|stays?|includes?|indicates?|expires?|lasts?|helps?|lets?|allows?|remembers?|comes?|go(?:es)?|arrives?|lives?|leaves?|reach(?:es)?|lands?|runs?|needs?|gets?|takes?|makes?|works?|opens?|starts?)\b/u
/** "If you publish an article, a cookie is saved": what the sentence is about stands behind its condition. */
const LEADING_CONDITION = /^(?:If|When|Once|After|Where|While)\b[^,]{3,80},\s+/
function subjectFor(sentence: string): string | undefined {
  const match = SIMPLE_SUBJECT.exec(sentence.replace(LEADING_CONDITION, ''))
  const noun = match ? clean(match[1]) : undefined
  if (noun && !/^(?:it|they|this|these|that|we|you|there|if|when|one)\b/i.test(noun)) return noun
  const object =
    /^(?:We|Our\s+\w+)\s+(?:\w+\s+)?(?:keep|store|record|log|write|set|hold|collect|use)s?\s+(.+?)(?:\s+(?:for|to|when|that|which|in|on)\b|[.,;:]|$)/i.exec(
      sentence,
    )
  return object ? clean(object[1]) : undefined
}

/** The full name rather than its letters. */
function longer(one: NamedBody, other: NamedBody): string {
  return one.name.length > other.name.length ? one.name : other.name
}

/** The same promise said twice in the same place is one proposal. */
function withoutRepeats(proposals: readonly Proposal[]): readonly Proposal[] {
  const seen = new Set<string>()
  return proposals.filter(p => {
    const rights = p.kind === 'right' ? `${p.section}|right|${p.subject}|${p.party ?? ''}` : undefined
    const key = rights ?? [p.section, p.kind, p.subject, p.line, p.duration, p.party, p.place].join('|')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function limit(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160).replace(/\s+\S*$/, '')} …` : text
}

function limitText(text: string): string {
  return text.length > LONGEST_SENTENCE ? `${text.slice(0, LONGEST_SENTENCE).replace(/\s+\S*$/, '')} …` : text
}
