import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { renderRedaction } from './render.ts'
import { renderKey } from './render-key.ts'
import { canvas, writeText } from './testing.ts'
import type { RenderRegion } from './types.ts'

describe('renderKey', () => {
  const image = canvas(300, 100)
  const box = writeText(image, 'Maria Lopez', 20, 20)
  const source = { ...image, sha256: createHash('sha256').update(image.data).digest('hex') }
  const region: RenderRegion = { box, category: 'PERSON', style: 'blur' }
  const keyed = async (regions: readonly RenderRegion[], seed: number) => ({
    key: renderKey(source, regions, { seed }),
    sha256: (await renderRedaction(image, regions, { seed })).sha256,
  })

  it('stays while the bytes stay, and changes whenever they change', async () => {
    const base = await keyed([region], 1)
    const variants = [
      await keyed([{ ...region, box: { ...box, width: box.width + 1 } }], 1),
      await keyed([{ ...region, box: { ...box, x: box.x + 40 } }], 1),
      await keyed([{ ...region, style: 'solid' }], 1),
      await keyed([region], 2),
      await keyed([region, { ...region, box: { ...box, y: box.y + 50 } }], 1),
      await keyed([], 1),
    ]
    expect(await keyed([region], 1)).toEqual(base)
    for (const variant of variants) expect(variant.key === base.key).toBe(variant.sha256 === base.sha256)
    expect(new Set(variants.map(variant => variant.key)).size).toBeGreaterThan(4)
  })
})
