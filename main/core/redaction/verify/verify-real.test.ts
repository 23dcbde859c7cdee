import { afterAll, describe, expect, it } from 'vitest'
import type { Box } from '../../../../contract/geometry.ts'
import type { Detection, DetectScreenshot } from '../../detection/types.ts'
import { decodeImage } from '../../imaging/decode.ts'
import { createOcrPool } from '../../ocr/pool.ts'
import { createFingerprints } from '../fingerprint.ts'
import { renderRedaction } from '../render.ts'
import { type Canvas, canvas, fillBox, writeText } from '../testing.ts'
import type { RenderRegion } from '../types.ts'
import { verifyFile } from './verify-file.ts'

/** The real engine on real files; recognizers are reduced to addresses so that the test says what reading adds. */
const pool = createOcrPool({ workers: 2 })
afterAll(() => pool.close())

const detect: DetectScreenshot = async ocr => ({
  detections: ocr.words
    .filter(word => /\S@\S+\.\S/.test(word.text))
    .map(
      (word): Detection => ({
        id: crypto.randomUUID(),
        category: 'EMAIL',
        text: word.text,
        box: word.box,
        score: 1,
        masked: '•',
        recognizer: 'test',
        origin: 'detector',
      }),
    ),
  failures: [],
  detectMs: 0,
})

const NAME = 'Marguerite Oldenburg'
const MAIL = 'm.oldenburg@example.com'

function page(): { image: Canvas; name: Box; mail: Box } {
  const image = canvas(900, 260, [250, 250, 252])
  fillBox(image, { x: 0, y: 0, width: 900, height: 50 }, [30, 40, 70])
  writeText(image, 'Customers', 20, 14, { size: 20, bold: true, colour: [240, 240, 245] })
  writeText(image, 'Name', 20, 74, { size: 15, bold: true })
  writeText(image, 'Contact', 320, 74, { size: 15, bold: true })
  const name = writeText(image, NAME, 20, 110, { size: 16 })
  const mail = writeText(image, MAIL, 320, 110, { size: 16 })
  writeText(image, 'Last order shipped on Tuesday', 20, 160, { size: 16 })
  return { image, name, mail }
}

const { image, name, mail } = page()
const options = { seed: 21 }
const accepted = createFingerprints([
  { text: NAME, category: 'PERSON' },
  { text: MAIL, category: 'EMAIL' },
])

async function verify(regions: readonly RenderRegion[]) {
  const file = await renderRedaction(image, regions, options)
  const verification = await verifyFile(
    file.bytes,
    { regions, applied: file.applied, accepted, context: {}, langs: ['eng'], original: { source: image, options } },
    { decode: decodeImage, pool, witnessRequired: false, detect, recognizersVersion: 'test' },
  )
  return {
    failed: verification.checks.filter(check => !check.passed).map(check => check.name),
    remaining: verification.remaining.map(mark => mark.category),
  }
}

const region = (box: Box, category: RenderRegion['category'], style: RenderRegion['style']): RenderRegion => ({
  box,
  category,
  style,
})

describe('verification with the real engine', () => {
  it.each(['blur', 'pixelate', 'solid', 'replace'] as const)('passes a page redacted with %s', async style => {
    expect(await verify([region(name, 'PERSON', style), region(mail, 'EMAIL', style)])).toEqual({
      failed: [],
      remaining: [],
    })
  })

  it('finds an address that was left', async () => {
    const { failed, remaining } = await verify([region(name, 'PERSON', 'blur')])
    expect(failed).toEqual(expect.arrayContaining(['scan', 'no-accepted-value']))
    expect(remaining).toContain('EMAIL')
  })

  it('finds most of a name that stands beside a box drawn too short, which no recognizer here knows', async () => {
    const short = { ...name, width: name.width * 0.2 }
    const { failed, remaining } = await verify([region(short, 'PERSON', 'blur'), region(mail, 'EMAIL', 'blur')])
    expect(failed).toEqual(['no-accepted-value'])
    expect(remaining).toContain('PERSON')
  })

  it('finds the last letters of a name beside a box drawn too short', async () => {
    // The region ends in the middle of the last name.
    const short = { ...name, width: name.width * 0.5 }
    const { failed, remaining } = await verify([region(short, 'PERSON', 'blur'), region(mail, 'EMAIL', 'blur')])
    expect(failed).toEqual(['no-accepted-value'])
    expect(remaining).toContain('PERSON')
  })
})
