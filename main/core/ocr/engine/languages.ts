import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { DeskError } from '../../../../contract/errors.ts'
import { resourcePath } from '../../resource-path.ts'

/** The folder in an `@tesseract.js-data` package that holds LSTM data for 8-bit arithmetic. */
const PACKAGED = '4.0.0_best_int'

/**
 * The trained data of one language as memory that workers share: from `dataDir` (by default the desk's own
 * resources/ocr), else from an installed `@tesseract.js-data/<lang>` package. Nothing is ever fetched.
 *
 * @throws DeskError BAD_INPUT naming the language and what to install.
 */
export async function loadLanguage(lang: string, dataDir = resourcePath('resources/ocr')): Promise<SharedArrayBuffer> {
  if (!/^[a-z]{3}(_[a-z]+)?$/i.test(lang)) throw missing(lang, [])
  const bytes = await readFile(join(dataDir, `${lang}.traineddata`)).catch(() => readPackaged(lang))
  if (!bytes) throw missing(lang, await available(dataDir))
  const shared = new SharedArrayBuffer(bytes.length)
  new Uint8Array(shared).set(bytes)
  return shared
}

async function readPackaged(lang: string): Promise<Buffer | null> {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${lang}/package.json`))
    return await promisify(gunzip)(await readFile(join(folder, PACKAGED, `${lang}.traineddata.gz`)))
  } catch {
    return null
  }
}

async function available(dataDir: string): Promise<string[]> {
  const files = await readdir(dataDir).catch(() => [])
  return files.flatMap(file => /^([a-z]{3})\.traineddata$/.exec(file)?.[1] ?? [])
}

function missing(lang: string, others: readonly string[]): DeskError {
  const name = lang.slice(0, 20).replace(/[^\w-]/g, '?')
  return new DeskError('BAD_INPUT', {
    message: `There is no OCR language data for "${name}"`,
    hint: `Install it with "npm install @tesseract.js-data/${name}"${others.length ? ` or use ${others.join(', ')}` : ''}.`,
  })
}
