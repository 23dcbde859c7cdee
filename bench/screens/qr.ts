import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { type Html, raw } from './html.ts'

/** Stands in a page until the encoder, which is asynchronous, has drawn the code. */
export const qrPlace = (text: string): Html => raw(`[[qr:${Buffer.from(text).toString('base64')}]]`)

let ready: Promise<unknown> | undefined

/** Loads the encoder from the installed package, once. */
function prepare(): Promise<unknown> {
  ready ??= (async () => {
    const bytes = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
    await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(bytes).buffer }, fireImmediately: true })
  })()
  return ready
}

/** Replaces every place by a real QR code (SVG). */
export async function drawQrCodes(page: string): Promise<string> {
  let drawn = page
  for (const [place, encoded] of page.matchAll(/\[\[qr:([A-Za-z0-9+/=]+)\]\]/g)) {
    await prepare()
    const { svg, error } = await writeBarcode(Buffer.from(encoded!, 'base64').toString(), { format: 'QRCode' })
    if (error) throw new Error(`QR code: ${error}`)
    // Its size in modules becomes the view box, so that the style sets the size on screen.
    const code = svg
      .slice(svg.indexOf('<svg'))
      .replace(/<svg([^>]*?) width="(\d+)" height="(\d+)"/, '<svg$1 viewBox="0 0 $2 $3"')
    drawn = drawn.replace(place, code)
  }
  return drawn
}
