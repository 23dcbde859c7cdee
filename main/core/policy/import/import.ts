import type { ImportedCommitment, ImportedPolicy, ImportNote } from '../../../../contract/policy.ts'
import type { Block, HeadingBlock, PolicyDocument } from './blocks.ts'
import { decodeText } from './decode.ts'
import { extractCommitments, type Proposal } from './extract.ts'
import { parseHtml } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import { findOwnNames } from './own-names.ts'
import { surveyNames } from './survey.ts'

/** An imported policy with its proposals and its text by section, for review and comparison. */
export interface PolicyText {
  readonly policy: ImportedPolicy
  readonly proposals: readonly Proposal[]
  /** The words of each section, in the order of `policy.sections`; what comes before the first heading is in `opening`. */
  readonly bodies: readonly string[]
  readonly opening: string
}

const MOST_NOTES = 200
/** Who publishes a policy is told in its first paragraphs. */
const OPENING = 6000

/**
 * Reads a policy (plain text, Markdown or HTML, in any common encoding) into sections and proposed commitments. Nothing
 * in it is run or fetched. Never throws: what can't be read becomes a note with its line.
 *
 * @param name the file's name, whose ending helps to tell HTML from text
 */
export function importPolicy(bytes: Uint8Array, name = ''): PolicyText {
  const { text, notes: decoding } = decodeText(bytes)
  const document = isHtml(text, name) ? parseHtml(text) : parseMarkdown(text)
  const { title, blocks } = takeTitle(document)
  const sections = blocks.filter(isHeading)
  const { bodies, opening } = gatherBodies(blocks)
  const titles = [title, document.title].filter(Boolean).join(' | ')
  const own = findOwnNames(titles, [opening, ...bodies.slice(0, 20)].join('\n').slice(0, OPENING), text)
  const { proposals, notes } = extractCommitments(blocks, surveyNames(blocks, text, own))
  const allNotes: ImportNote[] = [...decoding, ...document.notes, ...noteOrder(sections), ...notes]
  if (sections.length === 0 && text.trim() !== '')
    allNotes.push({ line: 1, message: 'no headings were found: everything is one section' })
  if (text.trim() === '') allNotes.push({ line: 1, message: 'the file holds no text' })
  return {
    policy: {
      version: 1,
      title: title ?? sections[0]?.title ?? nameWithoutEnding(name),
      ...(document.updated ? { updated: document.updated } : {}),
      sections: sections.map(s => ({ ...(s.number ? { number: s.number } : {}), title: s.title, line: s.line })),
      commitments: proposals.map(toCommitment),
      notes: limitNotes(allNotes),
    },
    proposals,
    bodies,
    opening,
  }
}

/** The printed shape: absent fields are left out, not undefined. */
function toCommitment(p: Proposal): ImportedCommitment {
  const { section, kind, subject, text, line, duration, party, place } = p
  return {
    section,
    kind,
    subject,
    text,
    line,
    ...(duration ? { duration } : {}),
    ...(party ? { party } : {}),
    ...(place ? { place } : {}),
  }
}

function isHtml(text: string, name: string): boolean {
  const head = text.slice(0, 4000)
  if (/\.x?html?$/i.test(name)) return /<[a-z!]/i.test(head)
  if (/\.(?:md|markdown|txt|text)$/i.test(name)) return /^\s*(?:<!doctype html|<html\b)/i.test(head)
  return /^\s*(?:<!doctype|<html|<head|<body|<\?xml|<!--|<(?:div|main|section|article|h1|p|table|ul|script|style)\b)/i.test(
    head,
  )
}

/** The first heading of the top level names the policy and is no section, unless nothing else is a heading. */
function takeTitle(document: PolicyDocument): { readonly title?: string; readonly blocks: readonly Block[] } {
  const first = document.blocks.findIndex(isHeading)
  const heading = document.blocks[first] as HeadingBlock | undefined
  const others = document.blocks.filter(isHeading).length > 1
  const before = document.blocks
    .slice(0, Math.max(0, first))
    .filter(b => b.kind === 'text' && b.content.text.length > 200)
  if (heading && others && !heading.number && before.length === 0) {
    return {
      title:
        document.title &&
        /privacy|policy|notice|statement/i.test(document.title) &&
        !/privacy|policy|notice|statement|data/i.test(heading.title)
          ? document.title
          : heading.title,
      blocks: document.blocks.filter((_, i) => i !== first),
    }
  }
  return { title: document.title, blocks: document.blocks }
}

function gatherBodies(blocks: readonly Block[]): { readonly bodies: readonly string[]; readonly opening: string } {
  const bodies: string[][] = [[]]
  for (const block of blocks) {
    if (block.kind === 'heading') bodies.push([])
    else if (block.kind === 'text') bodies.at(-1)?.push(block.item ? `• ${block.content.text}` : block.content.text)
    else
      bodies
        .at(-1)
        ?.push([block.header ?? [], ...block.rows.map(r => r.cells)].map(cells => cells.join(' | ')).join('\n'))
  }
  const [opening, ...rest] = bodies.map(parts => parts.join('\n'))
  return { bodies: rest, opening }
}

/** Numbers that go back, repeat or skip, and levels that jump, are told with their place. */
function noteOrder(sections: readonly HeadingBlock[]): ImportNote[] {
  const notes: ImportNote[] = []
  const seen = new Set<string>()
  let last = 0
  let level = 0
  for (const section of sections) {
    if (level > 0 && section.level > level + 1) {
      notes.push({ line: section.line, message: `heading level jumps from ${level} to ${section.level}` })
    }
    level = section.level
    if (!section.number) continue
    if (seen.has(section.number))
      notes.push({ line: section.line, message: `section number ${section.number} occurs twice` })
    seen.add(section.number)
    if (!/^\d+$/.test(section.number)) continue
    const number = Number(section.number)
    if (last > 0 && number < last)
      notes.push({ line: section.line, message: `section ${number} comes after section ${last}` })
    else if (last > 0 && number > last + 1)
      notes.push({ line: section.line, message: `no section between ${last} and ${number}` })
    last = number
  }
  return notes
}

function limitNotes(notes: readonly ImportNote[]): ImportNote[] {
  if (notes.length <= MOST_NOTES) return [...notes]
  return [
    ...notes.slice(0, MOST_NOTES),
    { line: notes[MOST_NOTES].line, message: `${notes.length - MOST_NOTES} more notes` },
  ]
}

function isHeading(block: Block): block is HeadingBlock {
  return block.kind === 'heading'
}

function nameWithoutEnding(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(/\.[a-z]+$/i, '') || 'Policy'
}
