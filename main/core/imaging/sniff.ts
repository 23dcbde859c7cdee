/** What the first bytes say a file is; the three formats that the desk reads first, then those it names when refusing. */
export type Sniffed = 'png' | 'jpeg' | 'webp' | 'GIF' | 'BMP' | 'TIFF' | 'AVIF' | 'HEIC' | 'SVG' | 'PDF' | 'ICO' | null

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end))
}

/** The format by content. Names and declared types are never trusted. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (ascii(bytes, 1, 4) === 'PNG' && bytes[0] === 0x89) return 'png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp'
  if (ascii(bytes, 0, 4) === 'GIF8') return 'GIF'
  if (ascii(bytes, 0, 2) === 'BM') return 'BMP'
  const four = ascii(bytes, 0, 4)
  if (four === 'II*\0' || four === 'MM\0*') return 'TIFF'
  if (four === '%PDF') return 'PDF'
  if (four === '\0\0\x01\0') return 'ICO'
  if (ascii(bytes, 4, 8) === 'ftyp') return ascii(bytes, 8, 11) === 'avi' ? 'AVIF' : 'HEIC'
  const start = ascii(bytes, 0, 256).trimStart().toLowerCase()
  if (start.startsWith('<svg') || (start.startsWith('<?xml') && start.includes('<svg'))) return 'SVG'
  return null
}

/** The frames an animated PNG declares in its acTL chunk before the pixels; 1 for a still one. */
export function pngFrames(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 8
  while (at + 12 <= bytes.length) {
    const type = ascii(bytes, at + 4, at + 8)
    if (type === 'acTL' && at + 16 <= bytes.length) return Math.max(1, view.getUint32(at + 8))
    if (type === 'IDAT' || type === 'IEND') return 1
    at += 12 + view.getUint32(at)
  }
  return 1
}

/** True when the first picture of a WebP file is coded by VP8, which is lossy, and not by VP8L (RFC 9649, 2.3 – 2.7). */
export function isLossyWebp(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 12
  while (at + 8 <= bytes.length) {
    const name = ascii(bytes, at, at + 4)
    if (name === 'VP8 ') return true
    if (name === 'VP8L') return false
    // A frame of an animation: its picture's chunks follow 16 bytes of placement.
    at = name === 'ANMF' ? at + 24 : at + 8 + view.getUint32(at + 4, true) + (view.getUint32(at + 4, true) & 1)
  }
  return false
}
