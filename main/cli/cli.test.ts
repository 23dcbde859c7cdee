import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeBundle, textPicture, zipBundle } from '../core/testing/bundles.ts'
import { runDesk } from './program.ts'

const EMAIL = 'zelda.quimby@example.com'

describe('desk', () => {
  let folder: string
  let stdout: string
  let stderr: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
    // The machine key of these tests must not land in the person's own configuration.
    process.env.XDG_CONFIG_HOME = join(folder, 'config')
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeEach(() => {
    stdout = ''
    stderr = ''
    vi.spyOn(process.stdout, 'write').mockImplementation(chunk => {
      stdout += String(chunk)
      return true
    })
    vi.spyOn(process.stderr, 'write').mockImplementation(chunk => {
      stderr += String(chunk)
      return true
    })
  })
  afterEach(() => vi.restoreAllMocks())

  const path = (name: string) => join(folder, name)
  async function picture(name: string, lines: readonly string[]): Promise<string> {
    writeFileSync(path(name), await textPicture(lines))
    return path(name)
  }

  it('prints help and refuses what it does not know', async () => {
    expect(await runDesk(['--help'])).toBe(0)
    expect(stdout).toContain('scan')
    expect(await runDesk(['frobnicate'])).toBe(2)
    expect(await runDesk(['scan'])).toBe(2)
    expect(await runDesk(['redact', 'a.png'])).toBe(2)
  })

  it('scans pictures and texts into one JSON document, values masked', async () => {
    const image = await picture('page.png', ['Contact', `Email: ${EMAIL}`])
    writeFileSync(path('run.log'), `started\nmail to ${EMAIL} sent\n`)
    expect(await runDesk(['scan', image, path('run.log'), '--json'])).toBe(0)
    const { version, files } = JSON.parse(stdout)
    expect(version).toBe(1)
    expect(files.map((file: { kind: string }) => file.kind)).toEqual(['image', 'text'])
    expect(files[0]).toMatchObject({ width: 700, height: 148, status: 'scanned' })
    const [inImage] = files[0].findings.filter((f: { category: string }) => f.category === 'EMAIL')
    expect(inImage.box.width).toBeGreaterThan(100)
    expect(files[1].findings[0]).toMatchObject({ category: 'EMAIL', line: 2, column: 9 })
    expect(stdout).not.toContain(EMAIL)
    expect(stderr).toContain('Scanning 2 of 2')
  })

  it('reveals values on demand and fails on findings on demand', async () => {
    writeFileSync(path('a.txt'), `write to ${EMAIL}`)
    expect(await runDesk(['scan', path('a.txt'), '--reveal', '--json', '--fail-on-findings'])).toBe(3)
    expect(JSON.parse(stdout).files[0].findings[0].text).toBe(EMAIL)
  })

  it('leaves allowed values alone', async () => {
    writeFileSync(path('a.txt'), `write to ${EMAIL}`)
    writeFileSync(path('allow.txt'), `${EMAIL}\n`)
    expect(await runDesk(['scan', path('a.txt'), '--allow', path('allow.txt'), '--fail-on-findings'])).toBe(0)
  })

  it('redacts, verifies and writes; the same seed gives the same bytes', async () => {
    const image = await picture('customer.png', ['Customer', `Email: ${EMAIL}`])
    writeFileSync(path('notes.txt'), `${EMAIL} and again ${EMAIL}`)
    expect(await runDesk(['redact', image, path('notes.txt'), '--out', path('out'), '--seed', '7', '--json'])).toBe(0)
    const [first, second] = JSON.parse(stdout).files
    expect(first).toMatchObject({ verified: true, remaining: [] })
    const bytes = readFileSync(first.output)
    expect(first.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(readFileSync(second.output, 'utf8')).toBe('[EMAIL 1] and again [EMAIL 1]')

    stdout = ''
    expect(await runDesk(['verify', first.output, second.output])).toBe(0)
    expect(await runDesk(['verify', image])).toBe(3)
    stdout = ''
    await runDesk(['redact', image, '--out', path('out2'), '--seed', '7', '--json'])
    expect(JSON.parse(stdout).files[0].sha256).toBe(first.sha256)
  })

  it('redacts only what a regions file names', async () => {
    const image = await picture('regions.png', ['Nothing personal here'])
    const regions = path('regions.json')
    writeFileSync(
      regions,
      JSON.stringify([{ x: 30, y: 40, width: 100, height: 40, category: 'CUSTOM', style: 'solid' }]),
    )
    expect(
      await runDesk(['redact', image, '--out', path('out3'), '--regions', regions, '--only-regions', '--json']),
    ).toBe(0)
    expect(JSON.parse(stdout).files[0].regions).toBe(1)
    writeFileSync(regions, JSON.stringify([{ x: 30, y: 40, width: -1, height: 40, category: 'NONSENSE' }]))
    expect(await runDesk(['redact', image, '--out', path('out3'), '--regions', regions])).toBe(2)
    expect(stderr).toMatch(/regions\.json.*0\.width/s)
  })

  it('keeps apart outputs whose inputs share a name, and never writes over an input', async () => {
    mkdirSync(path('a'), { recursive: true })
    mkdirSync(path('b'), { recursive: true })
    writeFileSync(path('a/one.txt'), EMAIL)
    writeFileSync(path('b/one.txt'), EMAIL)
    expect(await runDesk(['redact', path('a/one.txt'), path('b/one.txt'), '--out', path('both')])).toBe(0)
    expect(readdirSync(path('both')).sort()).toEqual(['a-one.txt', 'b-one.txt'])
    expect(await runDesk(['redact', path('a/one.txt'), '--out', path('a')])).toBe(2)
    expect(readFileSync(path('a/one.txt'), 'utf8')).toBe(EMAIL)
  })

  it('says in one line what is wrong with an input, and writes nothing', async () => {
    const whole = readFileSync(await picture('whole.png', ['Hello']))
    const bad: Record<string, Buffer> = {
      'empty.png': Buffer.alloc(0),
      'cut.png': whole.subarray(0, whole.length / 2),
      'text.png': Buffer.from('not a picture'),
      'latin.txt': Buffer.from([0x4a, 0xfc, 0x72, 0x67]),
    }
    for (const [name, bytes] of Object.entries(bad)) {
      writeFileSync(path(name), bytes)
      stderr = ''
      expect(await runDesk(['redact', path(name), '--out', path('never')]), name).toBe(2)
      expect(stderr.trim().split('\n'), name).toHaveLength(1)
      expect(stderr).toContain(name)
    }
    expect(await runDesk(['scan', path('missing.png')])).toBe(2)
    expect(await runDesk(['scan', folder])).toBe(2)
    expect(await runDesk(['scan', path('whole.png'), '--threshold', '7'])).toBe(2)
    expect(await runDesk(['scan', path('whole.png'), '--lang', 'xxx'])).toBe(2)
    expect(existsSync(path('never'))).toBe(false)
  })

  it('refuses a target that is a file', async () => {
    const image = await picture('target.png', ['Hello'])
    expect(await runDesk(['redact', image, '--out', image])).toBe(2)
  })

  it('reads a file by its content whatever it is called', async () => {
    const jpeg = await sharp(await textPicture([`Email: ${EMAIL}`]))
      .jpeg({ quality: 95 })
      .toBuffer()
    writeFileSync(path('really-a-jpeg.png'), jpeg)
    expect(await runDesk(['scan', path('really-a-jpeg.png'), '--fail-on-findings'])).toBe(3)
  })

  it('imports into a new workspace, lists its tickets and checks its audit chain', async () => {
    const zip = path('bundle.zip')
    writeFileSync(zip, await zipBundle(makeBundle({ screenshots: [await textPicture(['Hello'])] })))
    const workspace = path('work.desk')
    expect(await runDesk(['import', zip, '--workspace', workspace])).toBe(0)
    expect(await runDesk(['import', zip, '--workspace', workspace])).toBe(2)
    stdout = ''
    expect(await runDesk(['tickets', '--workspace', workspace, '--json'])).toBe(0)
    const { tickets } = JSON.parse(stdout)
    expect(tickets).toHaveLength(1)
    expect(tickets[0].dueAt - tickets[0].reportedAt).toBe(24 * 3_600_000)
    expect(await runDesk(['audit', 'verify', '--workspace', workspace])).toBe(0)
    expect(await runDesk(['audit', 'verify', '--workspace', path('none.desk')])).toBe(2)
    writeFileSync(path('damaged.desk'), 'x'.repeat(5000))
    expect(await runDesk(['tickets', '--workspace', path('damaged.desk')])).toBe(2)
    expect(readFileSync(path('damaged.desk'), 'utf8')).toBe('x'.repeat(5000))
  })
})
