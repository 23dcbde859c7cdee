import { type Box, unionBox } from '../../../contract/geometry.ts'
import type { OcrResult, Word } from '../ocr/types.ts'

/**
 * Where the scan read a value that stays readable, such as the owner's name. Verification reads the same pixels again, in
 * other surroundings and at other scales: a worse reading of an unchanged place ("~heo" for "Theo") is no new value.
 */
export function allowedPlaces({ words, lines }: OcrResult, allow: readonly string[]): readonly Box[] {
  const spelled = new Set(allow.flatMap(value => [value, ...value.split(/\s+/)]).map(plain))
  spelled.delete('')
  return lines.flatMap(line => {
    const runs: Word[][] = [[]]
    for (const index of line.words) {
      const word = words[index]
      if (word && spelled.has(plain(word.text))) runs.at(-1)?.push(word)
      else runs.push([])
    }
    return runs.filter(run => run.length > 0).map(run => unionBox(run.map(word => word.box)))
  })
}

/** Case, a leading @ and punctuation round a word don't matter. */
function plain(text: string): string {
  return text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}
