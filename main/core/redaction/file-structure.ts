/** What the desk writes. */
export type OutputFormat = 'png' | 'jpeg' | 'webp'

/** What a walk over a finished file found. `problems` are codes with the chunk's name, never content. */
export interface FileStructure {
  readonly format: OutputFormat | null
  readonly problems: readonly string[]
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const PNG_PICTURE = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])

interface Chunk {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** True when `bytes` starts with the PNG signature. */
function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)
}

/** Chunks of a PNG up to and with IEND (W3C PNG, 5.3); null when a length runs past the end. */
function pngChunks(bytes: Uint8Array): Chunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    chunks.push({ name, start: at, end })
    if (name === 'IEND') return chunks
    at = end
  }
  return null
}

/** The same PNG with nothing but the picture's own chunks: libvips always writes its resolution (`pHYs`). */
export function stripPngExtras(bytes: Uint8Array): Uint8Array {
  const chunks = pngChunks(bytes)
  if (!isPng(bytes) || !chunks) throw new Error('the encoder gave no PNG')
  const kept = chunks.filter(chunk => PNG_PICTURE.has(chunk.name))
  const size = kept.reduce((sum, chunk) => sum + chunk.end - chunk.start, 8)
  const out = new Uint8Array(size)
  out.set(bytes.subarray(0, 8))
  let at = 8
  for (const chunk of kept) {
    out.set(bytes.subarray(chunk.start, chunk.end), at)
    at += chunk.end - chunk.start
  }
  return out
}

/**
 * Walks a finished PNG, JPEG or WebP and names everything that is not the picture: text, metadata, profile, thumbnail and
 * animation chunks, a second image, bytes after the end marker.
 */
export function inspectFile(bytes: Uint8Array): FileStructure {
  if (isPng(bytes)) return { format: 'png', problems: inspectPng(bytes) }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { format: 'jpeg', problems: inspectJpeg(bytes) }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') {
    return { format: 'webp', problems: inspectWebp(bytes) }
  }
  return { format: null, problems: ['unknown-format'] }
}

function inspectPng(bytes: Uint8Array): string[] {
  const chunks = pngChunks(bytes)
  if (!chunks) return ['truncated']
  const problems = chunks.filter(chunk => !PNG_PICTURE.has(chunk.name)).map(chunk => `chunk ${printable(chunk.name)}`)
  if (chunks[0]?.name !== 'IHDR') problems.push('no-header')
  if (chunks.filter(chunk => chunk.name === 'IHDR').length > 1) problems.push('second-header')
  if (chunks.at(-1)!.end !== bytes.length) problems.push('trailing-bytes')
  return problems
}

function inspectJpeg(bytes: Uint8Array): string[] {
  const problems: string[] = []
  let at = 2
  let frames = 0
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return [...problems, 'broken-segment']
    const marker = bytes[at + 1]!
    if (marker === 0xd9) {
      if (at + 2 !== bytes.length) problems.push('trailing-bytes')
      if (frames !== 1) problems.push('not-one-frame')
      return problems
    }
    if (at + 4 > bytes.length) break
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return [...problems, 'truncated']
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) frames++
    // APP0 is allowed as plain JFIF of exactly 16 bytes, which leaves no room for a thumbnail.
    if (marker === 0xe0) {
      if (length !== 16 || ascii(bytes, at + 4, 4) !== 'JFIF') problems.push('segment APP0')
    } else if (marker > 0xe0 && marker <= 0xef) problems.push(`segment APP${marker - 0xe0}`)
    else if (marker === 0xfe) problems.push('segment COM')
    at = marker === 0xda ? endOfScan(bytes, end) : end
  }
  return [...problems, 'truncated']
}

/** Entropy-coded data ends at a marker that is neither a stuffed zero nor a restart (ITU T.81, B.1.1.5). */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1]!
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

function inspectWebp(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const problems: string[] = []
  const riffEnd = 8 + view.getUint32(4, true)
  if (riffEnd > bytes.length) return ['truncated']
  if (riffEnd < bytes.length) problems.push('trailing-bytes')
  let at = 12
  let pictures = 0
  while (at + 8 <= riffEnd) {
    const name = ascii(bytes, at, 4)
    const end = at + 8 + view.getUint32(at + 4, true)
    if (end > riffEnd) return [...problems, 'truncated']
    if (name === 'VP8 ' || name === 'VP8L') pictures++
    else problems.push(`chunk ${printable(name)}`)
    at = end + (end & 1)
  }
  if (pictures !== 1) problems.push('not-one-frame')
  return problems
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

/** Chunk names come from the file: anything but letters and digits is shown as `?`. */
function printable(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '?')
}
