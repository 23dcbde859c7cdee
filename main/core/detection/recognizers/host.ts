import { profileOf } from '../profiles.ts'
import { perPassage } from './recognizer.ts'

const HOST =
  /^[a-z0-9](?:[a-z0-9-]{0,62}\.){1,8}[a-z]{2,24}(?::\d{2,5})?$|^[a-z0-9][a-z0-9.-]{3,60}(?:\.{3,4}|…)$|^[a-z][a-z0-9-]{2,62}(?::\d{2,5})$/i

/** A host of three parts or more, whole or cut by an ellipsis. */
const ANYWHERE =
  /(?<![\w@/.-])[a-z0-9][a-z0-9-]{0,62}\.(?:[a-z0-9-]{1,62}\.){1,6}(?:[a-z]{2,24}|[a-z]{0,12}(?:\.{3}|…))(?![\w@/.-]|:\/)/g

/** A host by itself, cut behind its first dot. */
const CUT = /^[a-z][a-z0-9-]{1,62}\.[a-z0-9-]{1,62}\.?(?:\.{3}|…)$/

/** Host names of databases and mail servers, on the products whose profile calls them personal (ChatWithDB, MailCraft). */
export const host = perPassage('host', 'layout', 'SECRET', function* (passage, budget, page) {
  const category = profileOf(page.context.source, page.context.product).labels.host
  if (!category) return
  const value = passage.text.trim()
  if (passage.labels.some(label => label.kind === 'host' && label.line === 0) && HOST.test(value.replace(/ /g, ''))) {
    yield { start: passage.text.indexOf(value), end: passage.text.indexOf(value) + value.length, score: 0.75, category }
  }
  if (CUT.test(value)) yield { start: 0, end: passage.text.length, score: 0.6, category }
  for (const match of budget.matches(ANYWHERE, passage.text, 64)) {
    if (/^(?:www|docs|help)\./.test(match[0])) continue
    yield { start: match.index, end: match.index + match[0].length, score: 0.6, category }
  }
})
