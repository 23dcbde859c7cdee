/** Writes shards of drawn lines for the reader's training: `node bench/reader/index.ts OUT SEED FIRST COUNT [FONTS.css FACES.json [MIX]]`. See README.md. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { installedBrowser } from '../../main/bootstrap/installed-browser.mjs'
import { decodeImage } from '../../main/core/imaging/decode.ts'
import { findPieces } from '../../main/core/ocr/lines/index.ts'
import { toLineImage } from '../../main/core/ocr/reader/line-image.ts'
import { seeded } from '../screens/random.ts'
import { drawPage, type Faces } from './pages.ts'
import { ALPHABET } from './samples.ts'
import { MIX, makeWriter } from './texts.ts'

const PAGES_PER_SHARD = 12
const DENSITIES = { 1: 45, 1.25: 18, 1.5: 7, 2: 30 }
/** A detected line that covers less of its text's width lost letters. */
const LEAST_WIDTH = 0.8

const [out = 'bench/out/reader', seed = 'train', first = '0', count = '10', stylesheet = '', facesFile, mix = '{}'] =
  process.argv.slice(2)
const faces: Faces = facesFile
  ? JSON.parse(readFileSync(facesFile, 'utf8'))
  : {
      sans: ['Inter', 'Roboto', 'Open Sans', 'Liberation Sans', 'DejaVu Sans', 'Noto Sans'],
      mono: ['DejaVu Sans Mono', 'Liberation Mono'],
      thai: ['Noto Sans Thai'],
    }
mkdirSync(out, { recursive: true })
writeFileSync(join(out, 'alphabet.json'), JSON.stringify(ALPHABET))

for (let shard = Number(first); shard < Number(first) + Number(count); shard++) {
  const random = seeded(`${seed}-${shard}`)
  // Some systems hint their letters.
  const browser = await openBrowser(random.chance(0.75) ? 'none' : random.pick(['slight', 'full']))
  const writer = makeWriter(random, { ...MIX, ...JSON.parse(mix) })
  const records: Buffer[] = []
  for (let i = 0; i < PAGES_PER_SHARD; i++) {
    const density = Number(random.weighted(DENSITIES))
    const page = await browser.newPage({ deviceScaleFactor: density, viewport: { width: 1540, height: 900 } })
    records.push(...(await drawLines(page, density, random)))
    await page.close()
  }
  await browser.close()
  const path = join(out, `${seed}-${String(shard).padStart(4, '0')}.bin`)
  writeFileSync(`${path}.part`, Buffer.concat(records))
  renameSync(`${path}.part`, path)
  console.log(path, records.length)

  async function drawLines(page: Page, density: number, from: typeof random): Promise<Buffer[]> {
    const { html, lines } = drawPage(from, writer, faces, stylesheet && pathToFileURL(resolve(stylesheet)).href)
    const file = resolve(out, `page-${seed}-${shard}.html`)
    writeFileSync(file, html)
    await page.goto(pathToFileURL(file).href)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('span[data-line]')].map(element => {
        const { left, top, right, bottom, width } = element.querySelector('i')!.getBoundingClientRect()
        return { left, top: top + scrollY, right, bottom: bottom + scrollY, width }
      }),
    )
    const image = await decodeImage(await page.screenshot({ fullPage: true }))
    const found = findPieces(image).lines
    return boxes.flatMap((box, i) => {
      const inside = found.filter(line => {
        const [x, y] = [(line.left + line.width / 2) / density, (line.top + line.height / 2) / density]
        return x > box.left && x < box.right && y > box.top && y < box.bottom
      })
      const [line] = inside
      if (!line || inside.length > 1 || line.width / density < LEAST_WIDTH * (box.width - 6)) return []
      const { width, data } = toLineImage(line)
      const label = Buffer.from(lines[i]!.text)
      const head = Buffer.alloc(4)
      head.writeUInt16LE(width, 0)
      head.writeUInt16LE(label.length, 2)
      return [Buffer.concat([head, label, data])]
    })
  }
}

function openBrowser(hinting: string): Promise<Browser> {
  return chromium.launch({
    executablePath: installedBrowser()!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      `--font-render-hinting=${hinting}`,
      '--disable-lcd-text',
      '--force-color-profile=srgb',
      '--allow-file-access-from-files',
    ],
  })
}
