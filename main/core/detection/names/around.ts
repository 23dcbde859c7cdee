import type { Box } from '../../../../contract/geometry.ts'
import type { Found, Page } from '../recognizers/recognizer.ts'
import { nameKey } from './gazetteer.ts'
import type { Token } from './tokens.ts'

/** What earlier recognizers found that says who is near. */
export interface Around {
  readonly mails: Mailboxes
  /** Passages with an address, a number or a user name in them. */
  readonly contacts: ReadonlySet<number>
  /** Places of payment card numbers. */
  readonly cards: readonly Box[]
}

const CONTACT: ReadonlySet<string> = new Set(['EMAIL', 'PHONE', 'USERNAME'])

export function findAround(page: Page, found: Found): Around {
  const sure = found.filter(f => f.score >= 0.6)
  return {
    mails: mailboxes(page, found),
    contacts: new Set(sure.filter(f => CONTACT.has(f.category)).map(f => f.passage)),
    cards: page.layout ? sure.filter(f => f.category === 'CARD').map(f => page.layout!.segments[f.passage]!.box) : [],
  }
}

/** True for a line under a payment card's number, on the card. */
export function isUnder(box: Box, card: Box): boolean {
  const gap = box.y - card.y - card.height
  return gap > 0 && gap < 7 * card.height && box.x < card.x + card.width && box.x + box.width > card.x
}

interface Mailboxes {
  /** Log odds for a run: how much of it stands in a mailbox on the page. */
  match(run: readonly Token[]): number
}

/** Mailboxes on the page: a run of tokens whose letters stand in one is a name ("Jane Doe", "jane.doe@…", "jdoe@…"). */
function mailboxes(page: Page, found: Found): Mailboxes {
  const locals = new Set<string>()
  for (const { passage, start, end, category } of found) {
    if (category !== 'EMAIL') continue
    const value = page.passages[passage]!.text.slice(start, end)
    locals.add(nameKey(value.split(/[@©®]/)[0]!).replace(/[^a-z0-9]/g, ''))
  }
  const all = [...locals].filter(local => local.length >= 4).slice(0, 200)
  return {
    match(run) {
      const parts = run
        .filter(token => token.shape !== 'particle' && token.text.length >= 3)
        .map(token => nameKey(token.text).replace(/[^a-z]/g, ''))
        .filter(part => part.length >= 3)
      if (parts.length === 0 || run.some(token => token.stop)) return 0
      const first = parts[0]!
      const last = parts.at(-1)!
      if (parts.length === 1)
        return all.some(local => first.length >= 4 && local.includes(first)) && !run[0]!.word ? 3.4 : 0
      if (
        all.some(
          local =>
            (local.includes(first) && local.includes(last)) ||
            local.includes(first[0]! + last) ||
            local.includes(first + last[0]!),
        )
      )
        return 3.6
      return all.some(
        local => (first.length >= 4 && local.startsWith(first)) || (last.length >= 5 && local.includes(last)),
      )
        ? 2
        : 0
    },
  }
}
