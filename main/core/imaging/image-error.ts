import { DeskError } from '../../../contract/errors.ts'

/** Why an image was refused. */
export type ImageFault = 'empty' | 'not-an-image' | 'unsupported' | 'too-large' | 'damaged'

const HINTS: Record<ImageFault, string> = {
  empty: 'Take or export the screenshot again.',
  'not-an-image': 'Supply a PNG, JPEG or WebP screenshot.',
  unsupported: 'Save it as PNG, JPEG or WebP and try again.',
  'too-large': 'Crop it or scale it down and try again.',
  damaged: 'Fetch the original file again; this copy is incomplete or damaged.',
}

/** An image that cannot be read. `message` is one line that says what is wrong; it never holds content of the file. */
export class ImageError extends DeskError {
  readonly fault: ImageFault

  constructor(fault: ImageFault, message: string) {
    super('BAD_IMAGE', { message, hint: HINTS[fault] })
    this.name = 'ImageError'
    this.fault = fault
  }
}
