import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DeskError } from '../../../contract/errors.ts'
import { makeBundle, textPicture, zipBundle } from '../testing/bundles.ts'
import { BUNDLE_LIMITS, checkPath } from './bundle-files.ts'
import { parseBundle } from './parse-bundle.ts'
import { readBundlePath } from './read-folder.ts'
import { readZipBundle } from './read-zip.ts'

let picture: Buffer
beforeAll(async () => {
  picture = await textPicture(['Hello'])
})

async function failure(promise: Promise<unknown>): Promise<DeskError> {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(DeskError)
  return error as DeskError
}

describe('reading a bundle', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-bundle-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('reads a zip of the files and a zip of their folder alike', async () => {
    const files = makeBundle({ screenshots: [picture] })
    for (const prefix of ['', 'my tutorial/']) {
      const read = await readZipBundle(await zipBundle(files, prefix))
      expect([...read.keys()].sort()).toEqual(['step-1.png', 'tutorial.json'])
      expect(Buffer.from(read.get('step-1.png') as Uint8Array).equals(picture)).toBe(true)
    }
  })

  it('reads a folder and leaves symbolic links alone', async () => {
    await mkdir(join(folder, 'bundle'))
    for (const [name, bytes] of makeBundle({ screenshots: [picture] }))
      await writeFile(join(folder, 'bundle', name), bytes)
    await writeFile(join(folder, 'outside.txt'), 'secret')
    await symlink(join(folder, 'outside.txt'), join(folder, 'bundle', 'link.txt'))
    const read = await readBundlePath(join(folder, 'bundle'))
    expect([...read.keys()].sort()).toEqual(['step-1.png', 'tutorial.json'])
  })

  it('refuses paths that climb out', () => {
    for (const path of ['../a', '/etc/passwd', 'a/../../b', 'C:\\x', '..\\x', 'a\0b', 'a/..']) {
      expect(() => checkPath(path), path).toThrow(expect.objectContaining({ code: 'BAD_BUNDLE' }))
    }
    expect(checkPath('steps\\one.png')).toBe('steps/one.png')
  })

  it('refuses a zip whose entry climbs out of its folder', async () => {
    const error = await failure(readZipBundle(rawZip([{ name: '../evil.json', data: Buffer.from('{}') }])))
    expect(error.code).toBe('BAD_BUNDLE')
  })

  it('refuses a zip that unpacks to gigabytes, whatever its header says', async () => {
    const bomb = Buffer.alloc(BUNDLE_LIMITS.fileBytes + 1)
    const honest = rawZip([{ name: 'tutorial.json', data: bomb }])
    expect((await failure(readZipBundle(honest))).code).toBe('BAD_BUNDLE')
    const lying = rawZip([{ name: 'tutorial.json', data: bomb, claimedSize: 10 }])
    expect((await failure(readZipBundle(lying))).code).toBe('BAD_BUNDLE')
  })

  it('refuses what is no zip, a cut one, and one without a manifest', async () => {
    const whole = await zipBundle(makeBundle({ screenshots: [picture] }))
    for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), whole.subarray(0, whole.length / 2)]) {
      expect((await failure(readZipBundle(bytes))).code).toBe('BAD_BUNDLE')
    }
    const empty = await failure(readZipBundle(await zipBundle(new Map([['a.txt', Buffer.from('a')]]))))
    expect(empty.message).toMatch(/tutorial\.json/)
  })

  it('says where there is nothing', async () => {
    expect((await failure(readBundlePath(join(folder, 'missing.zip')))).message).toContain('missing.zip')
  })
})

describe('checking a bundle', () => {
  it('accepts a valid one', async () => {
    const { steps } = await parseBundle(makeBundle({ screenshots: [picture, picture] }))
    expect(steps.map(step => step.width)).toEqual([700, 700])
  })

  it('names each field that breaks the schema, and no value', async () => {
    const canary = 'jane.canary@example.com'
    const cases: readonly [Record<string, unknown>, RegExp][] = [
      [{ version: 2 }, /version/],
      [{ source: canary }, /source/],
      [{ title: '' }, /title/],
      [{ owner: { name: canary } }, /owner\.username/],
      [{ steps: [{ number: 1, title: canary }] }, /steps\[0\]\.description/],
      [{ steps: [] }, /steps/],
      [{ reports: [{ at: canary, steps: [1], note: '', reporter: '' }] }, /reports\[0\]\.at/],
      [{ reports: [{ at: '2026-01-05T08:00:00Z', steps: [7], note: '', reporter: '' }] }, /no step 7/],
    ]
    for (const [manifest, expected] of cases) {
      const error = await failure(parseBundle(makeBundle({ screenshots: [picture], manifest })))
      expect(error.code).toBe('BAD_BUNDLE')
      expect(error.details.join('\n')).toMatch(expected)
      expect(`${error.message} ${error.details.join(' ')}`).not.toContain(canary)
    }
  })

  it('names the step whose picture cannot be read', async () => {
    const error = await failure(
      parseBundle(makeBundle({ screenshots: [picture, picture.subarray(0, 100), Buffer.alloc(0)] })),
    )
    expect(error.details.map(detail => detail.slice(0, 6))).toEqual(['step 2', 'step 3'])
  })

  it('refuses JSON that is none, and missing files', async () => {
    const files = new Map(makeBundle({ screenshots: [picture] }))
    files.set('tutorial.json', Buffer.from([0xff, 0xfe, 0x00]))
    expect((await failure(parseBundle(files))).message).toMatch(/not valid JSON/)
    const without = new Map(makeBundle({ screenshots: [picture] }))
    without.delete('step-1.png')
    expect((await failure(parseBundle(without))).details[0]).toMatch(/step 1.*missing/)
  })
})

/** A zip written by hand, so that it can lie: one deflated entry each, with the claimed size in both headers. */
function rawZip(
  entries: readonly { readonly name: string; readonly data: Buffer; readonly claimedSize?: number }[],
): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const { name, data, claimedSize = data.length } of entries) {
    const packed = deflateRawSync(data)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimedSize, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}
