import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renderRedaction } from '../redaction/render.ts'
import { canvas } from '../redaction/testing.ts'
import { writeFileAtomically } from './atomic-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-atomic-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('writeFileAtomically', () => {
  it('writes all the bytes, over an older file too, and leaves nothing else', async () => {
    const path = join(folder, 'step-1.png')
    await writeFileAtomically(path, Buffer.from('first'))
    await writeFileAtomically(path, Buffer.from('second'))
    expect(await readFile(path, 'utf8')).toBe('second')
    expect(await readdir(folder)).toEqual(['step-1.png'])
  })

  it('leaves the old state and no temporary file when it fails', async () => {
    await mkdir(join(folder, 'taken'))
    await writeFile(join(folder, 'taken', 'inside'), 'x')
    await expect(writeFileAtomically(join(folder, 'taken'), Buffer.from('x'))).rejects.toMatchObject({
      code: 'NOT_WRITABLE',
    })
    await expect(writeFileAtomically(join(folder, 'absent', 'a.png'), Buffer.from('x'))).rejects.toMatchObject({
      code: 'NOT_WRITABLE',
      details: ['ENOENT'],
    })
    expect(await readdir(folder)).toEqual(['taken'])
  })

  it('is never reached when the encoder fails', async () => {
    const write = async () => {
      const { bytes } = await renderRedaction(canvas(16_400, 2), [], { seed: 1, format: 'webp' })
      await writeFileAtomically(join(folder, 'wide.webp'), bytes)
    }
    await expect(write()).rejects.toThrow()
    expect(await readdir(folder)).toEqual([])
  })
})
