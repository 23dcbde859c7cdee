import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { Box } from '../../contract/geometry.ts'
import { installedBrowser } from '../../main/bootstrap/installed-browser.mjs'
import { type Edges, measure } from './measure.ts'
import type { DrawnScreen } from './plan.ts'
import { drawQrCodes } from './qr.ts'
import type { ScreenTruth } from './types.ts'

/** Pages kept open, one per density, and the browser they live in. */
export interface Studio {
  readonly take: (drawn: DrawnScreen, outDir: string) => Promise<ScreenTruth>
  readonly close: () => Promise<void>
}

/** Opens the installed browser. Throws when there is none. */
export async function openStudio(): Promise<Studio> {
  const executablePath = installedBrowser()
  if (!executablePath) throw new Error('no installed Chromium, Chrome or Edge: set DESK_BROWSER')
  const browser = await chromium.launch({
    executablePath,
    // One way of drawing text on every machine: grey antialiasing, no hinting, no sub-pixel positions from the system.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--font-render-hinting=none',
      '--disable-lcd-text',
      '--force-color-profile=srgb',
    ],
  })
  const pages = new Map<number, Page[]>()
  return {
    async take(drawn, outDir) {
      const page = pages.get(drawn.density)?.pop() ?? (await newPage(browser, drawn.density))
      const truth = await capture(page, drawn, outDir)
      pages.set(drawn.density, [...(pages.get(drawn.density) ?? []), page])
      return truth
    },
    close: () => browser.close(),
  }
}

async function newPage(browser: Browser, density: number): Promise<Page> {
  const context = await browser.newContext({ deviceScaleFactor: density, javaScriptEnabled: true })
  return context.newPage()
}

async function capture(page: Page, drawn: DrawnScreen, outDir: string): Promise<ScreenTruth> {
  const { width, height, density } = drawn
  await page.setViewportSize({ width: Math.round(width / density), height: Math.round(height / density) })
  await page.setContent(await drawQrCodes(drawn.html), { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const measured = await page.evaluate(measure)
  const name = String(drawn.index).padStart(3, '0')
  await page.screenshot({ path: join(outDir, `${name}.png`), animations: 'disabled', caret: 'hide' })

  const toBox = (edges: Edges): Box => {
    const x = Math.max(0, Math.floor(edges.left * density + 0.05))
    const y = Math.max(0, Math.floor(edges.top * density + 0.05))
    const right = Math.min(width, Math.ceil(edges.right * density - 0.05))
    const bottom = Math.min(height, Math.ceil(edges.bottom * density - 0.05))
    return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) }
  }
  const truth: ScreenTruth = {
    file: `${name}.png`,
    index: drawn.index,
    split: drawn.split,
    kind: drawn.kind,
    theme: drawn.theme,
    themeFamily: drawn.themeFamily,
    lang: drawn.lang,
    width,
    height,
    density,
    font: drawn.font,
    fontSize: drawn.fontSize,
    clean: drawn.clean,
    ...(drawn.source ? { source: drawn.source, product: drawn.product } : {}),
    owner: drawn.owner,
    words: measured.words.map(word => ({
      text: word.text,
      box: toBox(word.box),
      ink: toBox(word.ink),
      size: word.size * density,
      ...(word.partial ? { partial: true as const } : {}),
    })),
    values: measured.values.map(value => ({
      category: value.category,
      text: value.text,
      boxes: value.lines.map(line => toBox(line.box)),
      inks: value.lines.map(line => toBox(line.ink)),
      wordIndices: value.wordIndices,
      ...(value.inNoList ? { inNoList: true as const } : {}),
      ...(value.owner ? { owner: true as const } : {}),
      ...(value.truncated ? { truncated: true as const, full: value.full } : {}),
      ...(value.partial ? { partial: true as const } : {}),
      ...(value.form ? { form: value.form } : {}),
    })),
    structure: measured.structure.map(node => ({ ...node, box: toBox(node.box) })),
  }
  await writeFile(join(outDir, `${name}.json`), `${JSON.stringify(truth)}\n`)
  return truth
}
