import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle } from '../contract/tutorial.ts'
import { ROOT } from './start-desk.ts'

/** A tutorial of one step out of a sample, reported now: quick to scan. Answers its folder and title. */
export function makeSmallBundle(
  parent: string,
  sample = 'crm',
  step = 5,
): { readonly folder: string; readonly title: string } {
  const source = join(ROOT, 'resources/samples', sample)
  const bundle: Bundle = JSON.parse(readFileSync(join(source, 'tutorial.json'), 'utf8'))
  const kept = bundle.steps.filter(({ number }) => number === step)
  const folder = join(parent, `small-${sample}`)
  mkdirSync(folder, { recursive: true })
  for (const { screenshot, structure } of kept) {
    for (const file of [screenshot, structure ?? []].flat()) copyFileSync(join(source, file), join(folder, file))
  }
  const title = `One step of ${bundle.platform.name}`
  const reports = [
    { at: Date.now() - 60_000, steps: [step], note: 'A name can be read.', reporter: 'reader@example.com' },
  ]
  writeFileSync(
    join(folder, 'tutorial.json'),
    JSON.stringify({ ...bundle, id: `small-${sample}`, title, steps: kept, reports }),
  )
  return { folder, title }
}
