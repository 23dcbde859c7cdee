import type { Category } from '../../../../contract/category.ts'
import { foldConfusables } from '../same-value.ts'

/** Replaces detections by tokens such as `[EMAIL 1]`; the same value of a category is the same token within the text. */
export function redactText(
  text: string,
  detections: readonly { readonly start: number; readonly end: number; readonly category: Category }[],
): string {
  const numbers = new Map<string, number>()
  const counts = new Map<Category, number>()
  let out = ''
  let from = 0
  for (const { start, end, category } of [...detections].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= from) continue
    const begin = Math.max(start, from)
    out += `${text.slice(from, begin)}[${category} ${numberOf(text.slice(begin, end), category)}]`
    from = end
  }
  return out + text.slice(from)

  function numberOf(value: string, category: Category): number {
    const key = `${category} ${foldConfusables(value) || value}`
    let number = numbers.get(key)
    if (number === undefined) {
      number = (counts.get(category) ?? 0) + 1
      counts.set(category, number)
      numbers.set(key, number)
    }
    return number
  }
}
