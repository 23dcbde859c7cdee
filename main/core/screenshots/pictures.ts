import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { DeskError } from '../../../contract/errors.ts'
import type { Box } from '../../../contract/geometry.ts'
import type { RawImage } from '../imaging/image.ts'
import { renderRedaction } from '../redaction/index.ts'
import type { Workspace } from '../workspace.ts'
import type { SessionMemory } from './memory.ts'
import { listRegions } from './regions.ts'
import { loadImage } from './scan.ts'
import type { ScreenshotRow } from './store.ts'

const THUMBNAIL_WIDTH = 320
/** The picture goes no further than the next window: fast, not small. */
const CANVAS_COMPRESSION = 1
const CUTOUT_MARGIN = 24

/** The upright picture for the canvas, as PNG. */
export async function picture(workspace: Workspace, memory: SessionMemory, row: ScreenshotRow): Promise<Blob> {
  const image = await loadImage(workspace, memory, row)
  return toBlob(await fromRaw(image).png({ compressionLevel: CANVAS_COMPRESSION }).toBuffer())
}

/** A small picture for the filmstrip, as WebP, in memory only like the large one. */
export async function thumbnail(workspace: Workspace, memory: SessionMemory, row: ScreenshotRow): Promise<Blob> {
  const image = await loadImage(workspace, memory, row)
  const bytes = await fromRaw(image)
    .resize({ width: Math.min(THUMBNAIL_WIDTH, image.width) })
    .webp({ quality: 80 })
    .toBuffer()
  return toBlob(bytes, 'image/webp')
}

/** What the redaction would look like now. The seed depends on the step only, so the preview doesn't flicker. */
export async function preview(workspace: Workspace, memory: SessionMemory, row: ScreenshotRow): Promise<Blob> {
  const image = await loadImage(workspace, memory, row)
  const accepted = listRegions(workspace, row.id).filter(region => region.status === 'accepted')
  const seed = createHash('sha256').update(row.id).digest().readUIntBE(0, 6)
  const { bytes } = await renderRedaction(image, accepted, { seed })
  return toBlob(bytes)
}

/** The surroundings of a box, for a list of proposals. Throws BAD_REGION outside of the picture. */
export async function cutout(workspace: Workspace, memory: SessionMemory, row: ScreenshotRow, box: Box): Promise<Blob> {
  const image = await loadImage(workspace, memory, row)
  const left = Math.max(0, Math.floor(box.x - CUTOUT_MARGIN))
  const top = Math.max(0, Math.floor(box.y - CUTOUT_MARGIN))
  const right = Math.min(image.width, Math.ceil(box.x + box.width + CUTOUT_MARGIN))
  const bottom = Math.min(image.height, Math.ceil(box.y + box.height + CUTOUT_MARGIN))
  if (right <= left || bottom <= top) throw new DeskError('BAD_REGION')
  const bytes = await fromRaw(image)
    .extract({ left, top, width: right - left, height: bottom - top })
    .png()
    .toBuffer()
  return toBlob(bytes)
}

function fromRaw({ data, width, height }: RawImage) {
  return sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
}

function toBlob(bytes: Uint8Array, type = 'image/png'): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type })
}
