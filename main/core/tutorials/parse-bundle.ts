import type { ZodError } from 'zod'
import { DeskError } from '../../../contract/errors.ts'
import { type StructureNode, structureSchema } from '../../../contract/structure.ts'
import { type Bundle, bundleSchema } from '../../../contract/tutorial.ts'
import { decodeImage } from '../imaging/decode.ts'
import type { BundleFiles } from './bundle-files.ts'

/** One step of a bundle, checked: its picture decodes, its structure fits the schema. */
export interface BundleStep {
  readonly step: Bundle['steps'][number]
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
  readonly notes: readonly string[]
  readonly structure: readonly StructureNode[] | undefined
}

export interface ParsedBundle {
  readonly bundle: Bundle
  readonly steps: readonly BundleStep[]
}

/**
 * Checks a whole bundle before anything is stored, so an import is all or nothing. Throws BAD_BUNDLE with one line per
 * fault: the field or the file, and what is wrong with it, never the value.
 */
export async function parseBundle(files: BundleFiles): Promise<ParsedBundle> {
  const bundle = parseJson(files, 'tutorial.json', bundleSchema)
  checkReferences(bundle, files)
  const steps: BundleStep[] = []
  const faults: string[] = []
  for (const step of bundle.steps) {
    const pixels = files.get(step.screenshot) as Uint8Array
    try {
      const { width, height, notes } = await decodeImage(pixels)
      const structure = step.structure ? parseJson(files, step.structure, structureSchema) : undefined
      steps.push({ step, pixels, width, height, notes, structure })
    } catch (error) {
      faults.push(...faultsOf(error, `step ${step.number}`))
    }
  }
  if (faults.length > 0) throw badBundle(faults)
  return { bundle, steps }
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: ZodError }
}

function parseJson<T>(files: BundleFiles, path: string, schema: Schema<T>): T {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(files.get(path)))
  } catch {
    throw badBundle([`${path}: not valid JSON in UTF-8`])
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw badBundle(result.error.issues.slice(0, 20).map(issue => `${path}: ${fieldName(issue.path)}: ${issue.message}`))
}

/** `steps[2].screenshot`, as a person would write it. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>(
    (all, part) => (typeof part === 'number' ? `${all}[${part}]` : `${all}.${String(part)}`),
    '',
  )
  return name.replace(/^\./, '') || 'the whole file'
}

function checkReferences(bundle: Bundle, files: BundleFiles): void {
  const numbers = new Set(bundle.steps.map(step => step.number))
  const faults = [
    ...bundle.steps.flatMap(step =>
      [step.screenshot, step.structure]
        .filter(path => path !== undefined && !files.has(path))
        .map(() => `step ${step.number}: its screenshot or structure file is missing from the bundle`),
    ),
    ...(numbers.size < bundle.steps.length ? ['steps: a step number occurs twice'] : []),
    ...(bundle.reports ?? []).flatMap((report, index) =>
      report.steps.filter(step => !numbers.has(step)).map(step => `reports[${index}].steps: there is no step ${step}`),
    ),
  ]
  if (faults.length > 0) throw badBundle(faults)
}

function faultsOf(error: unknown, where: string): readonly string[] {
  if (error instanceof DeskError && error.details.length > 0) return error.details.map(detail => `${where}: ${detail}`)
  return [`${where}: ${error instanceof Error ? error.message : 'cannot be read'}`]
}

function badBundle(details: readonly string[]): DeskError {
  return new DeskError('BAD_BUNDLE', {
    message: `The tutorial bundle is not valid: ${details[0]}${details.length > 1 ? ` (and ${details.length - 1} more)` : ''}`,
    details,
  })
}
