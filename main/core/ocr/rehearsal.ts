import type { RawImage } from '../imaging/image.ts'

const WIDTH = 1200
const HEIGHT = 900
/** Size of a letter-like shape, and the room it stands in, in pixels. */
const LETTER = { width: 6, height: 10, across: 9, down: 22 }
/** Letters of a word, and words of a line. */
const WORD = 7

/** A picture of lines of boxes, some open: nothing to read, and everything that a reading does is done once. */
export function rehearsalPicture(): RawImage {
  const data = new Uint8Array(WIDTH * HEIGHT * 3).fill(255)
  const ink = (x: number, y: number) => data.fill(30, (y * WIDTH + x) * 3, (y * WIDTH + x) * 3 + 3)
  for (let top = LETTER.down, line = 0; top + LETTER.down < HEIGHT; top += LETTER.down, line++)
    for (let left = 20, letter = 0; left + 40 < WIDTH; left += LETTER.across, letter++) {
      // No two lines alike, or the second would come from memory.
      if (letter % (WORD + (line % 5)) === 0) continue
      for (let y = 0; y < LETTER.height; y++)
        for (let x = 0; x < LETTER.width; x++)
          if (x < 2 || y < 2 || (y >= LETTER.height - 2 && (letter + line) % 3 > 0)) ink(left + x, top + y)
    }
  return { width: WIDTH, height: HEIGHT, data, format: 'png', blockSize: 1, notes: [] }
}
