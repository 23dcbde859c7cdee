/**
 * Working buffers that renders share, one for pixels and one for the map of covered pixels: most of what a fresh one costs
 * is the system handing out pages and the collector taking them back. Pixels are wiped in the same turn of the event loop
 * in which they are given back, after whoever waits for the render went on; until then the buffer can be borrowed again,
 * because a borrower overwrites all of it.
 */
let sparePixels: Uint8Array | null = null
let spareMap: Uint8Array | null = null

/** A buffer whose content is undefined: the borrower overwrites every byte. */
export function borrowPixels(length: number): Uint8Array {
  const buffer = sparePixels
  sparePixels = null
  return buffer?.length === length ? buffer : new Uint8Array(length)
}

export function giveBackPixels(buffer: Uint8Array): void {
  sparePixels = buffer
  setImmediate(() => {
    if (sparePixels === buffer) buffer.fill(0)
  })
}

/** A map of zeros. */
export function borrowMap(length: number): Uint8Array {
  const map = spareMap
  spareMap = null
  return map?.length === length ? map : new Uint8Array(length)
}

/** Takes back a map that its borrower has set to zero again. */
export function giveBackMap(map: Uint8Array): void {
  spareMap = map
}
