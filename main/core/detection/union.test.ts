import { expect, it } from 'vitest'
import type { Detection } from './types.ts'
import { unionDetections } from './union.ts'

const at = (id: string, category: Detection['category'], x: number, width = 100): Detection => ({
  id,
  category,
  score: 0.9,
  box: { x, y: 10, width, height: 16 },
  masked: '•••',
  recognizer: 'test',
  origin: 'detector',
  text: id,
})

it('keeps all of the first reading and adds what only the second saw', () => {
  const first = { detections: [at('a', 'EMAIL', 0), at('b', 'PERSON', 300)], failures: ['x'], detectMs: 2 }
  const second = {
    detections: [at('a2', 'EMAIL', 4, 90), at('c', 'SECRET', 0), at('d', 'PERSON', 500)],
    failures: ['x', 'y'],
    detectMs: 3,
  }
  const union = unionDetections(first, second)
  expect(union.detections.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  expect(union.failures).toEqual(['x', 'y'])
})
