import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type Box, contains } from '../../contract/geometry.ts'
import { structureSchema } from '../../contract/structure.ts'
import { bundleSchema } from '../../contract/tutorial.ts'

const samples = join(import.meta.dirname, '../samples')
const folders = readdirSync(samples, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)

interface Truth {
  readonly screenshots: readonly {
    readonly file: string
    readonly width: number
    readonly height: number
    readonly values: readonly {
      readonly category: string
      readonly state: string
      readonly text?: string
      readonly box: Box
    }[]
  }[]
}
const truth: Truth = JSON.parse(readFileSync(join(samples, 'truth.json'), 'utf8'))

describe.each(folders)('the sample %s', folder => {
  const bundle = bundleSchema.parse(JSON.parse(readFileSync(join(samples, folder, 'tutorial.json'), 'utf8')))

  test('has readable screenshots, structures and reports about its own steps', async () => {
    for (const step of bundle.steps) {
      const { width, height } = await sharp(join(samples, folder, step.screenshot)).metadata()
      const picture = { x: 0, y: 0, width, height }
      expect(truth.screenshots).toContainEqual(
        expect.objectContaining({ file: `${folder}/${step.screenshot}`, width, height }),
      )
      const structure = structureSchema.parse(
        JSON.parse(readFileSync(join(samples, folder, step.structure ?? ''), 'utf8')),
      )
      expect(structure.length).toBeGreaterThan(5)
      for (const node of structure) expect(contains(picture, node.box), node.name).toBe(true)
      for (const box of step.redacted ?? []) expect(contains(picture, box)).toBe(true)
    }
    const numbers = bundle.steps.map(step => step.number)
    expect(bundle.reports?.length).toBeGreaterThan(0)
    for (const report of bundle.reports ?? []) expect(numbers).toEqual(expect.arrayContaining(report.steps))
  })
})

test('planted values lie inside their pictures; what was blurred is named nowhere', () => {
  for (const { width, height, values, file } of truth.screenshots) {
    for (const value of values) {
      expect(contains({ x: 0, y: 0, width, height }, value.box), `${file} ${value.text}`).toBe(true)
      if (value.state === 'redacted') expect(value.text).toBeUndefined()
    }
  }
})

test('every address is in a domain reserved for examples', () => {
  const texts = folders.flatMap(folder =>
    readdirSync(join(samples, folder))
      .filter(name => name.endsWith('.json'))
      .map(name => readFileSync(join(samples, folder, name), 'utf8')),
  )
  const all = [...texts, JSON.stringify(truth)].join('\n')
  const domains = [...all.matchAll(/(?:@|https?:\/\/(?:[^/\s"@]*@)?)([a-z0-9.-]+\.[a-z]{2,})/gi)].map(m => m[1] ?? '')
  expect(domains.length).toBeGreaterThan(20)
  for (const domain of domains) expect(domain).toMatch(/(^|\.)example\.(com|org|net)$/)
})

test('the samples are small enough to ship', () => {
  const sizes = folders.flatMap(folder =>
    readdirSync(join(samples, folder)).map(name => statSync(join(samples, folder, name)).size),
  )
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(6 * 1024 * 1024)
  expect(existsSync(join(samples, 'truth.json'))).toBe(true)
})
