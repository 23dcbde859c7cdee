import { describe, expect, it } from 'vitest'
import type { StructureNode } from '../../../../contract/structure.ts'
import { detectScreenshot } from '../detect-screenshot.ts'
import { ocrOf } from '../testing.ts'

const FIELD = { x: 60, y: 90, width: 300, height: 36 }

/** A name at x 72, with the pad that every value gets. */
const VALUE = { category: 'PERSON', box: { x: 69, y: 99, width: 114, height: 18 } }

async function inField(lines: readonly { text: string; x: number; y: number }[], node: Partial<StructureNode>) {
  const structure: StructureNode[] = [{ box: FIELD, role: 'textbox', name: '', ...node }]
  const { detections } = await detectScreenshot(ocrOf(lines), { structure })
  return detections.map(({ category, box }) => ({ category, box }))
}

describe('a field of the page structure', () => {
  it('covers what is read in it, and no more', async () => {
    const found = await inField([{ text: 'Qwerth Zimbalo', x: 72, y: 101 }], { autocomplete: 'name' })
    expect(found).toEqual([VALUE])
  })

  it('takes a corner of its own outline for no value', async () => {
    const read = [
      { text: 'N', x: 60, y: 92 },
      { text: 'Qwerth Zimbalo', x: 72, y: 101 },
    ]
    const found = await inField(read, { autocomplete: 'name' })
    expect(found).toEqual([VALUE])
  })

  it('finds nothing in an empty field that shows its placeholder', async () => {
    expect(await inField([{ text: 'Your name', x: 72, y: 101 }], { autocomplete: 'name', text: '' })).toEqual([])
  })
})
