import type { OcrResult, TextLine, Word } from '../ocr/types.ts'

const ROWS = [
  'Name Email Phone Address Created',
  'Jane Doe jane.doe@example.com +1 212 555 0142 12 Main Street, Springfield 14 Mar 2026',
  'Order 4711 total 129.00 paid by card 4111 1111 1111 1111 from 198.51.100.7',
  'Please contact Max Mustermann (max@example.org) before Friday, he asked for a refund.',
  'API_TOKEN=tok_live_51H8x2eZvKYlo2C09 password: hunter2! postgres://app:secret@db.example.com/shop',
  'Settings Profile Members Billing Notifications Security Save Cancel',
]
const COPIES = 12
const EM = 14

/** An invented page, as OCR would give it: searching it once makes the first real page as fast as the ones after. */
export function rehearsalPage(): OcrResult {
  const words: Word[] = []
  const lines: TextLine[] = []
  for (let row = 0; row < ROWS.length * COPIES; row++) {
    const y = 2 * EM * row
    let x = 40
    const indices = ROWS[row % ROWS.length]!.split(' ').map(text => {
      const box = { x, y, width: 0.55 * EM * text.length, height: 0.73 * EM }
      x += box.width + 0.3 * EM
      words.push({ text, box, confidence: 0.95, line: row, symbols: [] })
      return words.length - 1
    })
    const box = { x: 40, y, width: x - 40, height: EM }
    lines.push({ box, words: indices, background: 0xffffff, foreground: 0x202020 })
  }
  const height = 2 * EM * ROWS.length * COPIES
  return { width: 1920, height, words, lines, unread: [], failures: [], engine: 'rehearsal', ocrMs: 0 }
}
