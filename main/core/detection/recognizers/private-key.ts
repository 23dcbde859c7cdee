import { extendSecret } from '../ocr-noise.ts'
import type { Candidate, TextCandidate, TextRecognizer } from './recognizer.ts'

const BEGIN = /-{2,5} ?BEGIN [A-Z0-9 ]{0,30}(?:PRIVATE KEY|PGP|CERTIFICATE|KEY)/i
const END = /-{2,5} ?END [A-Z0-9 ]{0,30}/i
/** A line of base64 or armour headers; OCR may drop in a space. */
const BODY = /^[A-Za-z0-9+/=_\-: ,.…()|\]]{4,100}$/
const FINGERPRINT =
  /\b(?:SHA256|SHA512|MD5|SHA1) ?:? ?(?=[A-Za-z0-9+/:]{16})[A-Za-z0-9+/=:]{16,100}|(?<![0-9A-Fa-f:])(?:[0-9A-Fa-fOolISB@¢£®]{2} ?: ?){13,31}[0-9A-Fa-fOolISB@¢£®]{2}(?![0-9A-Fa-f:])/g
const PUBLIC =
  /\b(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-[a-z0-9-]{4,20}|sk-ssh-[a-z0-9@.-]{4,40}) ?AAAA[A-Za-z0-9+/=]{16,2000}/g
const MOST_LINES = 80

/** Private key blocks line by line, public SSH keys, and key fingerprints. */
export const privateKey: TextRecognizer = {
  name: 'private-key',
  kind: 'pattern',
  find(page, budget) {
    const candidates: TextCandidate[] = []
    const whole = (passage: number) => {
      const { text } = page.passages[passage]!
      candidates.push({ passage, start: 0, end: text.length, category: 'SECRET', score: 0.95 })
    }
    for (const { index, text } of page.passages) {
      for (const pattern of [FINGERPRINT, PUBLIC]) {
        for (const match of budget.matches(pattern, text, 100)) {
          candidates.push({
            passage: index,
            start: match.index,
            end: extendSecret(text, match.index + match[0].length),
            category: 'SECRET',
            score: 0.9,
          })
        }
      }
      const begin = BEGIN.exec(text)
      budget.spend(text.length * 8)
      if (!begin) continue
      if (END.test(text.slice(begin.index + begin[0].length)) || text.length > begin.index + begin[0].length + 40) {
        const end = END.exec(text.slice(begin.index + 8))
        const stop = end ? begin.index + 8 + end.index + end[0].length + 20 : text.length
        candidates.push({
          passage: index,
          start: begin.index,
          end: Math.min(text.length, stop),
          category: 'SECRET',
          score: 0.97,
        })
        continue
      }
      whole(index)
      for (const next of following(page, index)) {
        budget.spend(200)
        const line = page.passages[next]!.text
        if (END.test(line)) {
          whole(next)
          break
        }
        if (!BODY.test(line) || !/[A-Za-z0-9+/=]{12}/.test(line)) break
        whole(next)
      }
    }
    return candidates satisfies readonly Candidate[]
  },
}

/** Passages under `index`: on a screen by place, in a file the next lines. */
function following(page: Parameters<TextRecognizer['find']>[0], index: number): number[] {
  const segment = page.layout?.segments[index]
  if (!segment || !page.layout)
    return Array.from({ length: MOST_LINES }, (_, i) => index + 1 + i).filter(i => i < page.passages.length)
  return page.layout.segments
    .filter(
      other =>
        other.box.y > segment.box.y + 0.5 * segment.em &&
        Math.abs(other.box.x - segment.box.x) < 3 * segment.em &&
        other.box.y < segment.box.y + MOST_LINES * 2 * segment.em,
    )
    .sort((a, b) => a.box.y - b.box.y)
    .map(other => other.index)
    .slice(0, MOST_LINES)
}
