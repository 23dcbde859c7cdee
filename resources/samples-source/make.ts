import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import sharp from 'sharp'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import type { Category } from '../../contract/category.ts'
import type { Box } from '../../contract/geometry.ts'
import type { StructureNode } from '../../contract/structure.ts'
import { type Bundle, bundleSchema } from '../../contract/tutorial.ts'
import { installedBrowser } from '../../main/bootstrap/installed-browser.mjs'
import { billing } from './pages/billing.ts'
import { crm } from './pages/crm.ts'
import { helpdesk } from './pages/helpdesk.ts'
import type { Sample } from './sample.ts'

// `npm run samples` renders the sample tutorials into resources/samples, with truth.json: what is planted where.

const TARGET = join(import.meta.dirname, '../samples')
const WIDTH = 1440
const HEIGHT = 900

/** A planted value. `redacted` ones are blurred in the picture already, so their text is in no file. */
interface PlantedValue {
  readonly category: Category
  readonly state: 'missed' | 'redacted' | 'exempt'
  readonly box: Box
  readonly text?: string
}

interface PageFacts {
  readonly values: readonly PlantedValue[]
  readonly structure: readonly StructureNode[]
  /** Elements whose content is cut off or lies outside the page: a mistake in the markup. */
  readonly clipped: readonly string[]
}

await main()

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: installedBrowser() ?? undefined,
    // Grey antialiasing and no hinting: the same letters on every machine that has the fonts.
    args: ['--font-render-hinting=none', '--disable-lcd-text', '--disable-gpu', '--no-sandbox'],
  })
  const style = await readFile(join(import.meta.dirname, 'style.css'), 'utf8')
  const screenshots: object[] = []
  try {
    for (const sample of [
      crm,
      helpdesk,
      billing(await qrCode('https://pay.example.com/t/0417?to=tallyfern&ref=RF-0093')),
    ]) {
      screenshots.push(...(await makeBundle(browser, sample, style)))
    }
  } finally {
    await browser.close()
  }
  await writeJson(join(TARGET, 'truth.json'), { version: 1, screenshots })
}

/** Renders one tutorial's folder; answers its entries for truth.json. */
async function makeBundle(browser: Browser, sample: Sample, style: string): Promise<object[]> {
  const folder = join(TARGET, sample.folder)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, deviceScaleFactor: sample.scale })
  const truth: object[] = []
  const steps: Bundle['steps'] = []
  for (const [index, { title, description, html }] of sample.pages.entries()) {
    const number = index + 1
    const screenshot = `step-${number}.png`
    const structureFile = `step-${number}.structure.json`
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="${sample.classes}">${html}</body>`,
    )
    await page.evaluate(() => document.fonts.ready)
    const facts: PageFacts = await page.evaluate(readPage, sample.scale)
    if (facts.clipped.length > 0) {
      process.exitCode = 1
      console.error(`${sample.folder}/${screenshot} clips: ${facts.clipped.join(', ')}`)
    }
    // Truecolour stays truecolour: a palette would change the antialiased edges that OCR reads.
    const png = await sharp(await page.screenshot({ type: 'png' }))
      .removeAlpha()
      .png({ compressionLevel: 9, effort: 10, adaptiveFiltering: true, palette: false })
      .toBuffer()
    await writeFile(join(folder, screenshot), png)
    await writeJson(join(folder, structureFile), facts.structure)
    const redacted = facts.values.filter(v => v.state === 'redacted').map(v => ({ ...v.box, category: v.category }))
    steps.push({ number, title, description, screenshot, structure: structureFile, redacted })
    truth.push({
      file: `${sample.folder}/${screenshot}`,
      width: WIDTH * sample.scale,
      height: HEIGHT * sample.scale,
      values: facts.values,
    })
    console.log(`${sample.folder}/${screenshot}  ${Math.round(png.length / 1024)} KB, ${facts.values.length} values`)
  }
  await page.close()
  await writeJson(join(folder, 'tutorial.json'), bundleSchema.parse({ version: 1, ...sample.bundle, steps }))
  return truth
}

/**
 * Runs in the page: reads the planted values and what a recorder would see of the page's structure. Boxes are in
 * image pixels, grown to whole ones.
 */
function readPage(scale: number): PageFacts {
  const toBox = (rectangle: DOMRect): Box => {
    const x = Math.floor(rectangle.left * scale)
    const y = Math.floor(rectangle.top * scale)
    return { x, y, width: Math.ceil(rectangle.right * scale) - x, height: Math.ceil(rectangle.bottom * scale) - y }
  }
  const clipped: string[] = []
  const visible = (element: Element) => {
    const box = element.getBoundingClientRect()
    const parent = element.closest('.card, .body, .side, .message') ?? document.body
    const limit = parent.getBoundingClientRect()
    const inside =
      box.right <= Math.min(limit.right, innerWidth) + 0.5 && box.bottom <= Math.min(limit.bottom, innerHeight) + 0.5
    if (!inside) clipped.push(element.textContent ?? element.tagName)
    return box
  }
  const values = [...document.querySelectorAll<HTMLElement>('[data-category]')].map(element => {
    const state = element.dataset.state as PlantedValue['state']
    const text = element.textContent?.trim()
    return {
      category: element.dataset.category as Category,
      state,
      box: toBox(visible(element)),
      ...(state === 'redacted' || !text ? {} : { text }),
    }
  })
  const roles: readonly (readonly [string, string])[] = [
    ['h1', 'heading'],
    ['h2', 'heading'],
    ['button', 'button'],
    ['.side .item', 'link'],
  ]
  const plain = roles.flatMap(([selector, role]) =>
    [...document.querySelectorAll(selector)].map(element => ({
      role,
      name: element.textContent?.trim() ?? '',
      box: toBox(visible(element)),
    })),
  )
  const marked = [...document.querySelectorAll<HTMLElement>('[data-role]')].map(element => {
    const { role = '', name = '', type, autocomplete } = element.dataset
    const columns = [...element.querySelectorAll('th')].map(cell => cell.textContent ?? '')
    const text = role === 'textbox' && !element.querySelector('.blurred') ? element.textContent?.trim() : undefined
    return {
      role,
      name,
      ...(type ? { inputType: type } : {}),
      ...(autocomplete ? { autocomplete } : {}),
      ...(text ? { text } : {}),
      ...(columns.length > 0 ? { columns } : {}),
      box: toBox(visible(element)),
    }
  })
  return { values, structure: [...plain, ...marked], clipped }
}

async function qrCode(text: string): Promise<string> {
  // By default the library would fetch its WebAssembly from a network.
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true })
  const { svg } = await writeBarcode(text, { format: 'QRCode', scale: 3 })
  return svg
    .replace(/<\?xml.*?\?>/, '')
    .replace(/<!DOCTYPE.*?>/, '')
    .replace('<svg', '<svg style="width:104px;height:104px"')
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 1)}\n`)
}
