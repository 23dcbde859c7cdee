/**
 * Decoded pixels of one screenshot: upright, sRGB, 8 bits a channel, RGB (alpha flattened on white), rows top to bottom,
 * `data.length === width * height * 3`. Lives in memory only.
 */
export interface RawImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  /** What the file was; JPEG sources carry their chroma block size because ringing leaks across the 8 or 16 px grid. */
  readonly format: 'png' | 'jpeg' | 'webp'
  readonly blockSize: 1 | 8 | 16
  /** Things a person should be told, such as "only the first of 12 frames was read". */
  readonly notes: readonly string[]
}
