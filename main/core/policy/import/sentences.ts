/** A sentence of a block's text; `start` is its offset in that text. */
export interface Sentence {
  readonly text: string
  readonly start: number
}

/** Longer runs without a full stop are cut here, at a space, so that work stays linear whatever the text is. */
export const LONGEST_SENTENCE = 1500

const ABBREVIATION =
  /(?:^|[\s(–-])(?:e\.g|i\.e|cf|no|nos|art|arts|sec|para|mr|mrs|ms|dr|prof|st|vs|approx|ca|max|min|incl|excl|resp|fig|vol|ed|est|dept|u\.s|u\.k|b\.e|a\.d|p\.o|[A-Z])\.$/i
const COMPANY =
  /(?:^|[\s(])(?:inc|ltd|co|corp|llc|plc|pte|pty|gmbh|s\.a|s\.a\.s|b\.v|n\.v|a\.g|s\.r\.l|sp|z\.o\.o|etc|bros)\.$/i
const END = /[.!?…]+["”’')\]]*(?=\s|$)|[。！？]/g

/** Splits running text into sentences; abbreviations, initials and company forms don't end one. */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  const push = (end: number) => {
    const raw = text.slice(start, end)
    const lead = raw.length - raw.trimStart().length
    const trimmed = raw.trim()
    if (trimmed !== '') pushCut(sentences, { text: trimmed, start: start + lead })
    start = end
  }
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length
    if (match[0].startsWith('.')) {
      const before = text.slice(Math.max(start, match.index - 12), match.index + 1)
      const next = text[skipSpaces(text, end)]
      if (ABBREVIATION.test(before)) continue
      if (COMPANY.test(before) && next !== undefined && !/[A-Z"“]/.test(next)) continue
      if (next !== undefined && /[a-z]/.test(next)) continue
      // "4." or "a)" alone is the mark of a point, not a sentence.
      if (/^\s*\(?(?:\d{1,3}(?:\.\d+)*|[a-z])\.$/i.test(text.slice(start, end))) continue
    }
    push(end)
  }
  push(text.length)
  return sentences
}

function skipSpaces(text: string, at: number): number {
  let i = at
  while (i < text.length && /\s/.test(text[i])) i += 1
  return i
}

function pushCut(into: Sentence[], sentence: Sentence): void {
  let { text, start } = sentence
  while (text.length > LONGEST_SENTENCE) {
    const space = text.lastIndexOf(' ', LONGEST_SENTENCE)
    const cut = space > LONGEST_SENTENCE / 2 ? space : LONGEST_SENTENCE
    into.push({ text: text.slice(0, cut), start })
    const rest = text.slice(cut)
    start += cut + rest.length - rest.trimStart().length
    text = rest.trimStart()
  }
  if (text !== '') into.push({ text, start })
}
