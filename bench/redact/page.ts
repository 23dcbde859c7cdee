import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Box } from '../../contract/geometry.ts'
import { randomFrom } from '../../main/core/redaction/random.ts'
import { type Canvas, canvas, fillBox, writeText } from '../../main/core/redaction/testing.ts'

export const WIDTH = 3840
export const HEIGHT = 2160

const WORDS = 'invoice status owner region renewal draft paid overdue contact plan seats notes total due open'.split(
  ' ',
)
const FIRST = ['Nora', 'Felix', 'Amara', 'Tomas', 'Ines', 'Jonas', 'Leila', 'Viktor']
const LAST = ['Bergmann', 'Castellano', 'Oduya', 'Fairchild', 'Lindqvist', 'Moreau']

/** Layout of both pages in CSS pixels: the table's first cell and the distances of its rows and columns. */
const TABLE = { x: 280, y: 100, row: 36, column: 190, rows: 25, columns: 8 }

/** Boxes of the first two columns, 50 of them, in image pixels. */
export const BOXES: readonly Box[] = Array.from({ length: 50 }, (_, i) => ({
  x: (TABLE.x + (i % 2) * TABLE.column) * 2,
  y: (TABLE.y + Math.floor(i / 2) * TABLE.row) * 2 + 8,
  width: i % 2 ? 300 : 180,
  height: 34,
}))

function cells(): string[][] {
  const random = randomFrom(42)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!
  return Array.from({ length: TABLE.rows }, () => {
    const [first, last] = [pick(FIRST), pick(LAST)]
    const rest = Array.from(
      { length: TABLE.columns - 2 },
      () => `${pick(WORDS)} ${pick(WORDS)} ${Math.floor(random() * 900)}`,
    )
    return [`${first} ${last}`, `${first.toLowerCase()}@example.com`, ...rest]
  })
}

const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** A made-up application page as a browser writes it (PNG, 3840 × 2160 at double density), or null without a browser. */
export function browserPage(): Buffer | null {
  const browser = CHROMIUMS.find(path => existsSync(path))
  if (!browser) return null
  const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'))
  try {
    const at = (x: number, y: number, style: string, text: string) =>
      `<div style="position:absolute;left:${x}px;top:${y}px;white-space:nowrap;${style}">${text}</div>`
    const small = 'font-size:11px;line-height:13px;color:#667'
    const table = cells().flatMap((row, r) =>
      row.flatMap((text, c) => {
        const [x, y] = [TABLE.x + c * TABLE.column, TABLE.y + r * TABLE.row]
        const note =
          c < 2
            ? ''
            : at(x, y + 18, small, `${WORDS[(r * 3 + c) % 15]} since ${r + 1} ${WORDS[(r + c) % 15]} · #${r}${c}7`)
        return [at(x, y, '', text), note]
      }),
    )
    const avatars = Array.from({ length: TABLE.rows }, (_, r) =>
      at(
        262,
        TABLE.y + r * TABLE.row,
        `width:14px;height:14px;border-radius:7px;background:hsl(${r * 47} 50% 60%)`,
        '',
      ),
    )
    const lines = Array.from({ length: TABLE.rows }, (_, r) =>
      at(264, TABLE.y + 32 + r * TABLE.row, 'width:1600px;height:1px;background:#e5e8ee', ''),
    )
    const menu = WORDS.concat(WORDS).map((word, i) =>
      at(24, 90 + i * 30, '', `${word} and ${WORDS[(i * 7) % 15]} ${i}`),
    )
    writeFileSync(
      join(folder, 'page.html'),
      `<!doctype html><body style="margin:0;font:14px/20px sans-serif;background:#f6f7f9;color:#223">
      ${at(0, 0, 'width:1920px;height:56px;background:linear-gradient(90deg,#1e2a4a,#3a4f8a)', '')}
      ${at(260, 14, 'font-size:20px;font-weight:600;color:#fff', 'Customers')}
      ${at(0, 56, 'width:230px;height:1024px;background:#fff;box-shadow:0 0 12px #0003', '')}
      ${at(256, 84, 'width:1640px;height:940px;background:#fff;border-radius:8px;box-shadow:0 2px 8px #0003', '')}
      ${[...menu, ...lines, ...avatars, ...table].join('')}</body>`,
    )
    const shot = join(folder, 'page.png')
    const flags = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ]
    execFileSync(
      browser,
      [
        ...flags,
        '--force-device-scale-factor=2',
        '--window-size=1920,1080',
        `--screenshot=${shot}`,
        `file://${folder}/page.html`,
      ],
      { stdio: 'ignore' },
    )
    return readFileSync(shot)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same table drawn with the repository's own letters: flatter than a real page, so encoding is cheaper. */
export function drawnPage(width = WIDTH, height = HEIGHT): Canvas {
  const image = canvas(width, height, [246, 247, 249])
  fillBox(image, { x: 0, y: 0, width, height: 112 }, x => [30 + x / 140, 42 + x / 110, 74 + x / 60])
  fillBox(image, { x: 0, y: 112, width: 460, height: height - 112 }, [255, 255, 255])
  WORDS.concat(WORDS).forEach((word, i) => {
    writeText(image, `${word} ${i}`, 48, 180 + i * 60, { size: 28 })
  })
  cells().forEach((row, r) => {
    fillBox(image, { x: 528, y: (TABLE.y + 26 + r * TABLE.row) * 2, width: 3200, height: 2 }, [229, 232, 238])
    row.forEach((text, c) => {
      writeText(image, text, (TABLE.x + c * TABLE.column) * 2, (TABLE.y + r * TABLE.row) * 2, { size: 28 })
    })
  })
  return image
}
