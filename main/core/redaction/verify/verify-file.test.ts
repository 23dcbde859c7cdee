import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../contract/geometry.ts'
import type { Detection, DetectionResult, DetectScreenshot } from '../../detection/types.ts'
import type { RawImage } from '../../imaging/image.ts'
import type { OcrPool, OcrResult } from '../../ocr/types.ts'
import { encodePixels } from '../encode.ts'
import { createFingerprints } from '../fingerprint.ts'
import { inventedValue } from '../invented.ts'
import { renderPixels, renderRedaction } from '../render.ts'
import { type Canvas, canvas, readingOf, writeText } from '../testing.ts'
import type { RenderRegion, Verification } from '../types.ts'
import { type VerifyInput, type VerifyTools, verifyFile } from './verify-file.ts'

const SEED = 11
const page: Canvas = canvas(480, 200, [250, 250, 252])
writeText(page, 'Customers', 20, 14, { size: 18, bold: true })
const nameBox = writeText(page, 'Maria Lopez', 20, 60)
const mailBox = writeText(page, 'maria.lopez@example.com', 200, 60)
const keptBox = writeText(page, 'Desk Support', 20, 150)

const regions: RenderRegion[] = [
  { box: nameBox, category: 'PERSON', style: 'blur' },
  { box: mailBox, category: 'EMAIL', style: 'solid' },
]
const accepted = createFingerprints([
  { text: 'Maria Lopez', category: 'PERSON' },
  { text: 'maria.lopez@example.com', category: 'EMAIL' },
])

async function decode(bytes: Uint8Array): Promise<RawImage> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data, format: 'png', blockSize: 1, notes: [] }
}

/** An engine that reads a script when it is shown the whole page, and nothing in strips, enlarged or inverted pictures. */
function engine(lines: readonly (readonly [string, Box])[], more: Partial<OcrResult> = {}): OcrPool {
  return {
    recognize: async image => {
      const whole = image.width === page.width && image.height === page.height && image.data[0]! > 128
      return { ...readingOf(image, whole ? lines : []), ...more }
    },
    close: async () => {},
  }
}

/** Recognizers that know e-mail addresses and "Name Name"; enough to be fooled or not. */
const detect: DetectScreenshot = async ocr => {
  const detections: Detection[] = []
  const add = (category: Detection['category'], text: string, box: Box) =>
    detections.push({
      id: crypto.randomUUID(),
      category,
      text,
      box,
      score: 0.9,
      masked: '•',
      recognizer: 'test',
      origin: 'detector',
    })
  for (const line of ocr.lines) {
    const words = line.words.map(index => ocr.words[index]!)
    for (const word of words) if (/\S+@\S+\.\S+/.test(word.text)) add('EMAIL', word.text, word.box)
    if (words.length === 2 && words.every(word => /^[A-Z][a-z]+$/.test(word.text))) {
      add('PERSON', words.map(word => word.text).join(' '), line.box)
    }
  }
  return { detections, failures: [], detectMs: 0 }
}

const clean: readonly (readonly [string, Box])[] = [['Customers', { x: 20, y: 16, width: 90, height: 14 }]]

function tools(changes: Partial<VerifyTools> = {}): VerifyTools {
  return {
    decode,
    pool: engine(clean),
    witness: engine(clean, { engine: 'witness 1' }),
    detect,
    recognizersVersion: '1',
    now: () => 5,
    ...changes,
  }
}

function input(changes: Partial<VerifyInput> = {}): VerifyInput {
  return {
    regions,
    accepted,
    context: {},
    langs: ['eng'],
    original: { source: page, options: { seed: SEED } },
    ...changes,
  }
}

const failed = (verification: Verification) =>
  verification.checks.filter(check => !check.passed).map(check => check.name)

const file = await renderRedaction(page, regions, { seed: SEED })

describe('a file as it should be', () => {
  it('passes every check and says who looked', async () => {
    const verification = await verifyFile(file.bytes, input({ applied: file.applied }), tools())
    expect(failed(verification)).toEqual([])
    expect(verification).toMatchObject({ passed: true, remaining: [], sha256: file.sha256, verifiedAt: 5 })
    expect(verification.engines).toEqual(['scripted 1', 'witness 1', 'recognizers 1'])
    expect(verification.checks.map(check => check.name)).toEqual([
      'file-structure',
      'file-decodes',
      'regions-covered',
      'outside-unchanged',
      'inside-independent',
      'scan',
      'scan-second-scale',
      'scan-inverted',
      'scan-witness',
      'no-accepted-value',
      'engines-complete',
      'recognizers-complete',
    ])
  })

  it.each([{ format: 'jpeg' }, { format: 'webp' }, { format: 'webp', quality: 60 }] as const)(
    'passes as %o too',
    async output => {
      const options = { seed: SEED, ...output }
      const { bytes } = await renderRedaction(page, regions, options)
      expect(failed(await verifyFile(bytes, input({ original: { source: page, options } }), tools()))).toEqual([])
    },
  )

  it('passes without any region', async () => {
    const { bytes } = await renderRedaction(page, [], { seed: SEED })
    expect(failed(await verifyFile(bytes, input({ regions: [] }), tools()))).toEqual([])
  })
})

describe('a file that something is wrong with', () => {
  const tampered = async (change: (image: Canvas) => void) => {
    const { data } = renderPixels(page, regions, { seed: SEED })
    const image = { ...page, data }
    change(image)
    return encodePixels(image)
  }

  it('fails for one pixel of the original inside a region, named by the region', async () => {
    const bytes = await tampered(image => {
      const i = ((nameBox.y + 4) * page.width + nameBox.x + 5) * 3
      image.data.set([1, 2, 3], i)
    })
    const verification = await verifyFile(bytes, input(), tools())
    expect(failed(verification)).toEqual(['inside-independent'])
    expect(verification.checks.find(check => !check.passed)!.boxes.map(mark => mark.category)).toEqual(['PERSON'])
  })

  it('fails for a renderer that blurs what is there', async () => {
    const blurred = await sharp(page.data, { raw: { width: 480, height: 200, channels: 3 } })
      .blur(4)
      .raw()
      .toBuffer()
    const bytes = await tampered(image => {
      for (let y = nameBox.y; y < nameBox.y + nameBox.height; y++) {
        const from = (y * page.width + nameBox.x) * 3
        image.data.set(blurred.subarray(from, from + nameBox.width * 3), from)
      }
    })
    expect(failed(await verifyFile(bytes, input(), tools()))).toEqual(['inside-independent'])
  })

  it('fails for one changed pixel outside', async () => {
    const bytes = await tampered(image => image.data.set([0, 0, 0], (190 * page.width + 470) * 3))
    const verification = await verifyFile(bytes, input(), tools())
    expect(failed(verification)).toEqual(['outside-unchanged'])
    expect(verification.checks.find(check => !check.passed)!.boxes).toHaveLength(1)
  })

  it('fails for a region that was accepted and not applied', async () => {
    const { bytes, applied } = await renderRedaction(page, [regions[0]!], { seed: SEED })
    const verification = await verifyFile(bytes, input({ applied }), tools())
    expect(failed(verification)).toContain('regions-covered')
    expect(verification.remaining).toContainEqual({ category: 'EMAIL', box: mailBox })
  })

  it('fails for bytes after the end, a text chunk, another size and no picture', async () => {
    expect(failed(await verifyFile(Buffer.concat([file.bytes, Buffer.from('x')]), input(), tools()))).toEqual([
      'file-structure',
    ])
    const exif = await sharp(file.bytes)
      .withExif({ IFD0: { Artist: 'Nobody' } })
      .png()
      .toBuffer()
    expect(failed(await verifyFile(exif, input(), tools()))).toEqual(['file-structure'])
    const smaller = await encodePixels(canvas(100, 100))
    expect(failed(await verifyFile(smaller, input(), tools()))).toEqual(['file-decodes'])
    expect(failed(await verifyFile(Buffer.from('nothing'), input(), tools()))).toEqual([
      'file-structure',
      'file-decodes',
    ])
  })
})

describe('what is read on the file', () => {
  const left: readonly (readonly [string, Box])[] = [
    ...clean,
    ['jo@example.org', { x: 300, y: 150, width: 90, height: 12 }],
  ]

  it('fails for a finding of either engine, with box and category and no text', async () => {
    for (const broken of [{ pool: engine(left) }, { witness: engine(left) }]) {
      const verification = await verifyFile(file.bytes, input(), tools(broken))
      expect(verification.passed).toBe(false)
      expect(verification.remaining[0]).toMatchObject({ category: 'EMAIL' })
      expect(JSON.stringify(verification)).not.toMatch(/example|jo@/)
    }
  })

  it('fails for pieces of an accepted value that no recognizer knows', async () => {
    const pieces: readonly (readonly [string, Box])[] = [
      ['assigned: MARlA L0PEZ (owner)', { x: 20, y: 110, width: 200, height: 12 }],
    ]
    const verification = await verifyFile(file.bytes, input(), tools({ witness: engine(pieces) }))
    expect(failed(verification)).toEqual(['no-accepted-value'])
    // The name is also most of what stands before the accepted address's sign, so both are named.
    expect(verification.remaining.map(mark => mark.category)).toEqual(['PERSON', 'EMAIL'])
    for (const { box } of verification.remaining) expect(box.x).toBeGreaterThan(20)
  })

  it('fails for the last letters of a value that cross the border of a region, read as part of a word', async () => {
    const region = file.applied[0]!
    const border = region.x + region.width
    const word = (text: string): (readonly [string, Box])[] => [
      [text, { x: border - 60, y: region.y + 5, width: 84, height: 13 }],
    ]
    const read = async (text: string) =>
      failed(await verifyFile(file.bytes, input(), tools({ pool: engine(word(text)) })))
    expect(await read('awmvlopez')).toEqual(['no-accepted-value'])
    expect(await read('awmvwnvew')).toEqual([])
  })

  it('passes over what a person kept, and over nothing beside it', async () => {
    const lines: readonly (readonly [string, Box])[] = [['Desk Support', keptBox]]
    const keeping = await verifyFile(file.bytes, input({ kept: [keptBox] }), tools({ pool: engine(lines) }))
    expect(failed(keeping)).toEqual([])
    const beside = { ...keptBox, x: keptBox.x + keptBox.width, width: 60 }
    expect(failed(await verifyFile(file.bytes, input({ kept: [beside] }), tools({ pool: engine(lines) })))).toContain(
      'scan',
    )
  })

  it('passes over what is read in a region only when the pixels are proven independent', async () => {
    const lines: readonly (readonly [string, Box])[] = [['Ellen Oswald', nameBox]]
    expect(failed(await verifyFile(file.bytes, input(), tools({ pool: engine(lines) })))).toEqual([])
    const { original: _gone, ...unproven } = input()
    expect(failed(await verifyFile(file.bytes, unproven, tools({ pool: engine(lines) })))).toContain('scan')
  })
})

describe('style replace', () => {
  const replaced: RenderRegion[] = regions.map(region => ({ ...region, style: 'replace' }))
  const read = (name: string, mail: string) =>
    engine([
      [name, nameBox],
      [mail, mailBox],
    ])

  it('passes when the invented values are read, with OCR mistakes, and fails for anything else', async () => {
    const { bytes } = await renderRedaction(page, replaced, { seed: SEED })
    const name = inventedValue('PERSON', SEED)!
    const mail = inventedValue('EMAIL', SEED)!
    const check = async (pool: OcrPool, changes: Partial<VerifyInput> = {}) =>
      failed(await verifyFile(bytes, input({ regions: replaced, ...changes }), tools({ pool, witness: pool })))
    expect(await check(read(name, mail))).toEqual([])
    expect(await check(read(`${name.slice(0, -1)}x`, mail))).toEqual([])
    // A file in which the real values stand, as if the renderer had drawn them: the pixels give it away ...
    const honest = { ...page, data: new Uint8Array(page.data) }
    const forged = failed(
      await verifyFile(
        await encodePixels(honest),
        input({ regions: replaced }),
        tools({ pool: read('Maria Lopez', 'maria.lopez@example.com') }),
      ),
    )
    expect(forged).toEqual(expect.arrayContaining(['inside-independent', 'scan', 'no-accepted-value']))
  })
})

describe('doubt fails closed', () => {
  const broken: OcrPool = { recognize: () => Promise.reject(new Error('worker died')), close: async () => {} }

  it('when an engine fails or reports a failure', async () => {
    expect(failed(await verifyFile(file.bytes, input(), tools({ pool: broken })))).toEqual([
      'scan',
      'scan-second-scale',
      'scan-inverted',
      'engines-complete',
    ])
    const partial = engine(clean, { failures: ['line-timeout'] })
    expect(failed(await verifyFile(file.bytes, input(), tools({ pool: partial })))).toEqual(['engines-complete'])
  })

  it('when a recognizer fails', async () => {
    const failing: DetectScreenshot = async (): Promise<DetectionResult> => ({
      detections: [],
      failures: ['person'],
      detectMs: 0,
    })
    expect(failed(await verifyFile(file.bytes, input(), tools({ detect: failing })))).toEqual(['recognizers-complete'])
    const throwing: DetectScreenshot = () => Promise.reject(new Error('boom'))
    expect(failed(await verifyFile(file.bytes, input(), tools({ detect: throwing })))).toEqual(['recognizers-complete'])
  })

  it('when the witness is missing or broken, unless that is allowed; it is named either way', async () => {
    for (const witness of [null, broken, engine(clean, { failures: ['model'] })]) {
      const strict = await verifyFile(file.bytes, input(), tools({ witness }))
      expect(failed(strict)).toEqual(['scan-witness'])
      const lenient = await verifyFile(file.bytes, input(), tools({ witness, witnessRequired: false }))
      expect(lenient.passed).toBe(true)
      expect(lenient.checks.find(check => check.name === 'scan-witness')).toMatchObject({
        passed: true,
        unavailable: true,
      })
    }
  })

  it('rejects when aborted', async () => {
    const signal = AbortSignal.abort()
    await expect(verifyFile(file.bytes, input({ signal }), tools())).rejects.toThrow(/abort/i)
  })
})
