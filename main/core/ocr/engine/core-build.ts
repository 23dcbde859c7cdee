import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** The builds of tesseract.js-core with the LSTM engine only, fastest first. */
export type CoreBuild = 'relaxedsimd-lstm' | 'simd-lstm' | 'lstm'

/** Smallest modules with one instruction of the proposal each (i8x16.relaxed_swizzle, i8x16.popcnt). */
const RELAXED_SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15,
  253, 128, 2, 11,
]
const SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]

/** What this processor and runtime can execute. */
export function bestBuild(): CoreBuild {
  if (WebAssembly.validate(new Uint8Array(RELAXED_SIMD))) return 'relaxedsimd-lstm'
  return WebAssembly.validate(new Uint8Array(SIMD)) ? 'simd-lstm' : 'lstm'
}

/** Compiles a build once; workers instantiate the compiled module. */
export async function compileCore(build: CoreBuild): Promise<WebAssembly.Module> {
  const path = createRequire(import.meta.url).resolve(`tesseract.js-core/tesseract-core-${build}.wasm`)
  return WebAssembly.compile(await readFile(path))
}
