const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  copy: '©',
  bull: '•',
  middot: '·',
  euro: '€',
  sect: '§',
}

/**
 * The words of one line of Markdown without its marks: emphasis, code, links, images, footnotes, HTML tags, entities and
 * escapes. Each pattern is bounded, so that a hostile line costs time in proportion to its length.
 */
export function stripMarkdown(line: string): string {
  let text = line
  if (text.includes('<'))
    text = text.replace(/<!--.{0,2000}?-->/g, ' ').replace(/<\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>]{0,300})?\/?>/gi, ' ')
  if (text.includes('[')) {
    text = text
      .replace(/!\[([^[\]]{0,300})\]\([^()\s]{0,500}(?:\s[^()]{0,200})?\)/g, '$1')
      .replace(/\[\^[^[\]]{1,40}\]/g, '')
      .replace(/\[([^[\]]{1,400})\](?:\([^()\s]{0,500}(?:\s[^()]{0,200})?\)|\[[^[\]]{0,80}\])/g, '$1')
  }
  if (text.includes('<')) text = text.replace(/<((?:https?:|mailto:)[^<>\s]{1,300})>/g, '$1')
  text = text.replace(/(\*{1,3}|~~|`{1,2})(?=\S)/g, '').replace(/(\S)(?:\*{1,3}|~~|`{1,2})/g, '$1')
  text = text.replace(/(^|[\s(“"])_{1,2}(?=\S)/g, '$1').replace(/(\S)_{1,2}(?=$|[\s.,;:!?)”"])/g, '$1')
  if (text.includes('\\')) text = text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
  if (text.includes('&')) text = text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, decodeEntity)
  return text.replace(/[\u00a0\u2007\u202f]/g, ' ')
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole
  const code = name[1].toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' '
}

const BOLD_LEAD = /^\s*(?:\*\*|__)([^*]{2,90}?)(?:\*\*|__)\s*(.?)/
const COLON_LEAD = /^(\p{Lu}[^:;.!?|]{1,70}):\s+\S/u

/** The bold words or the words before a colon that open a paragraph or an item: what the rest is about. */
export function findLead(raw: string, text: string): string | undefined {
  const bold = BOLD_LEAD.exec(raw)
  if (bold) {
    const lead = stripMarkdown(bold[1]).trim()
    // Bold words in the middle of a running sentence are emphasis, unless something closes them.
    if (/[.:–—-]$/.test(lead) || /[:.–—(,-]/.test(bold[2])) return lead.replace(/[\s.:–—-]+$/, '')
    return undefined
  }
  return findColonLead(text)
}

/** `Portability: to receive …` → `Portability`. Introductions ("we do the following: …") are no leads. */
export function findColonLead(text: string): string | undefined {
  const lead = COLON_LEAD.exec(text)?.[1]
  if (!lead || lead.split(' ').length > 7) return undefined
  return /\b(?:we|is|are|you|following|will)\b/i.test(lead) ? undefined : lead.trim()
}
