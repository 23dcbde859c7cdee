import { extendSecret } from '../ocr-noise.ts'
import { perPassage } from './recognizer.ts'

/** Three base64url parts; a JSON header always begins `eyJ` ("{\""), whose J OCR reads as ], I, l or 1. */
const TOKEN =
  /(?<![A-Za-z0-9_-])ey[JjI\]l1)][A-Za-z0-9_\-\]£€®@)]{6,}(?: ?\. ?[A-Za-z0-9_\-…\]£€®@)]{4,}){0,2}(?:\.{3}|…)?/g

/** JSON Web Tokens, whole, cut or continued on the next line. */
export const jwt = perPassage('jwt', 'pattern', 'SECRET', function* (passage, budget) {
  for (const match of budget.matches(TOKEN, passage.text, 4)) {
    const dots = match[0].split('.').length - 1
    if (dots === 0 && match[0].length < 16) continue
    const end = extendSecret(passage.text, match.index + match[0].length)
    yield { start: match.index, end, score: dots > 0 ? 0.97 : 0.8 }
  }
})
