import { describe, expect, it } from 'vitest'
import { type BundleFile, bundleFault, MOST_FILES, withoutCommonFolder } from './dropped.ts'

const files = (...paths: string[]): BundleFile[] => paths.map(path => ({ path, file: new File([], path) }))
const paths = (list: readonly BundleFile[]): string[] => list.map(({ path }) => path)

describe('paths of a chosen folder', () => {
  it('are relative to it', () => {
    expect(paths(withoutCommonFolder(files('crm/tutorial.json', 'crm/shots/1.png')))).toEqual([
      'tutorial.json',
      'shots/1.png',
    ])
  })

  it('stay as they are when there is no one folder around all', () => {
    expect(paths(withoutCommonFolder(files('a/1.png', 'b/2.png')))).toEqual(['a/1.png', 'b/2.png'])
    expect(paths(withoutCommonFolder(files('crm/1.png', 'crmx/2.png')))).toEqual(['crm/1.png', 'crmx/2.png'])
    expect(paths(withoutCommonFolder(files('bundle.zip')))).toEqual(['bundle.zip'])
  })
})

describe('what can be a bundle', () => {
  it('is one zip, or files with a tutorial.json at the top', () => {
    expect(bundleFault(files('Bundle.ZIP'))).toBeUndefined()
    expect(bundleFault(files('tutorial.json', '1.png'))).toBeUndefined()
  })

  it.each([
    ['nothing', [], 'no files'],
    ['two zips', ['a.zip', 'b.zip'], 'one .zip at a time'],
    ['pictures alone', ['1.png'], 'no tutorial.json'],
    ['a folder too deep', ['crm/tutorial.json', 'x.png'], 'no tutorial.json'],
    ['too many files', Array.from({ length: MOST_FILES + 1 }, (_, i) => `${i}.png`), 'more than'],
  ])('%s is refused', (_, list, words) => {
    expect(bundleFault(files(...list))).toContain(words)
  })
})
