import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import { productSchema, type Source, sourceSchema } from '../../contract/source.ts'
import { type StructureNode, structureSchema } from '../../contract/structure.ts'

export const TEXT_EXTENSIONS = ['.txt', '.log', '.md', '.json', '.csv'] as const
export type TextFormat = 'txt' | 'log' | 'md' | 'json' | 'csv'

/** More than any log the desk is for; the recognizers' budgets are per file. */
const MOST_BYTES = 200 * 1024 * 1024

/** Options that scanning, redacting and verifying share, as the person typed them. */
export interface ScanFlags {
  readonly lang: string
  readonly source?: string
  readonly threshold?: string
  readonly allow?: string
  readonly structure?: string
  readonly json?: boolean
}

/** The same, checked. */
export interface ScanOptions {
  readonly langs: readonly string[]
  readonly source?: Source
  readonly product?: string
  readonly threshold?: number
  readonly allow: readonly string[]
  readonly structure?: readonly StructureNode[]
}

/** The text format of a file by its extension; undefined for pictures (whose type is told by content). */
export function textFormat(file: string): TextFormat | undefined {
  const extension = extname(file).toLowerCase()
  return (TEXT_EXTENSIONS as readonly string[]).includes(extension) ? (extension.slice(1) as TextFormat) : undefined
}

/** Reads an input whole. Throws NOT_FOUND or BAD_INPUT naming the path. */
export async function readInput(file: string): Promise<Buffer> {
  const info = await stat(file).catch(() => undefined)
  if (!info) throw new DeskError('NOT_FOUND', { message: `There is no file ${file}`, hint: 'Check the path.' })
  if (!info.isFile())
    throw new DeskError('BAD_INPUT', { message: `${file} is not a file`, hint: 'Name the files in it.' })
  if (info.size > MOST_BYTES)
    throw new DeskError('BAD_INPUT', { message: `${file} is larger than 200 MiB`, hint: 'Split it.' })
  return readFile(file).catch(() => {
    throw new DeskError('BAD_INPUT', { message: `${file} cannot be read`, hint: 'Check its permissions.' })
  })
}

/** A JSON file that must fit `schema`; throws BAD_INPUT with one clause per field. */
export async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const bytes = await readInput(file)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new DeskError('BAD_INPUT', { message: `${file} is not valid JSON`, hint: 'Correct it and try again.' })
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const details = result.error.issues
    .slice(0, 5)
    .map(issue => `${issue.path.join('.') || 'the whole file'}: ${issue.message}`)
  throw new DeskError('BAD_INPUT', { message: `${file} does not fit its format: ${details.join('; ')}` })
}

/** Checks the shared options. `--source` takes `steplus` or `steplus/cashbox`. */
export async function parseScanFlags(flags: ScanFlags): Promise<ScanOptions> {
  const [source, product] = flags.source?.split('/') ?? []
  const threshold = flags.threshold === undefined ? undefined : Number(flags.threshold)
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 1))
    throw badFlag('--threshold takes a number from 0 to 1')
  const langs = flags.lang.split('+').filter(Boolean)
  if (langs.length === 0 || langs.some(lang => !/^[a-z]{3}(_[a-z]+)?$/i.test(lang))) {
    throw badFlag('--lang takes codes such as eng or eng+tha')
  }
  return {
    langs,
    ...(source ? { source: parseFlag(sourceSchema, source, '--source is stepify, steplus or stepiq') } : {}),
    ...(product
      ? { product: parseFlag(productSchema, product, '--source takes a product such as steplus/cashbox') }
      : {}),
    ...(threshold === undefined ? {} : { threshold }),
    allow: flags.allow ? await readAllowList(flags.allow) : [],
    ...(flags.structure ? { structure: await readJson(flags.structure, structureSchema) } : {}),
  }
}

/** Values that stay readable: a JSON array of strings, or one a line. */
async function readAllowList(file: string): Promise<readonly string[]> {
  const text = (await readInput(file)).toString('utf8')
  if (text.trimStart().startsWith('[')) return readJson(file, z.array(z.string()))
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(Boolean)
}

function parseFlag<T>(schema: z.ZodType<T>, value: string, message: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw badFlag(message)
}

export function badFlag(message: string): DeskError {
  return new DeskError('BAD_INPUT', { message, hint: 'See desk --help.' })
}
