import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Where the worker's entry lies: `worker.ts` beside the sources, `ocr-worker.js` beside the bundle or, from one of the
 * bundle's chunks, above it.
 */
export function defaultWorkerUrl(): URL {
  const candidates = ['../worker.ts', './ocr-worker.js', '../ocr-worker.js'].map(path => new URL(path, import.meta.url))
  const found = candidates.find(url => existsSync(fileURLToPath(url)))
  if (!found) throw new Error('the OCR worker is missing from this build')
  return found
}
