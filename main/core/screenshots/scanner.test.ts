import { describe, expect, it, vi } from 'vitest'
import type { Workspace } from '../workspace.ts'
import type { ScanMemory, SessionMemory } from './memory.ts'
import { Scanner, type ScanScreenshot } from './scanner.ts'

const SCAN = { ocr: { failures: [], unread: [] }, detection: { failures: [] } } as unknown as ScanMemory

/** A scanner whose scans end when the test says so. */
function scannerWith() {
  const started: string[] = []
  const running = new Map<string, { read(): void; end(): void }>()
  const scan: ScanScreenshot = (id, { onProgress }) => {
    started.push(id)
    const { promise, resolve } = Promise.withResolvers<{ scan: ScanMemory; added: number }>()
    running.set(id, { read: () => onProgress(0.9), end: () => resolve({ scan: SCAN, added: 0 }) })
    return promise
  }
  const workspace = { publish() {} } as unknown as Workspace
  const kept = new Set<string>()
  const memory = {
    scan: (id: string) => (kept.has(id) ? SCAN : undefined),
    keepScan: (id: string) => kept.add(id),
    wipe(ids: readonly string[]) {
      for (const id of ids) kept.delete(id)
    },
  } as unknown as SessionMemory
  return { scanner: new Scanner(workspace, memory, scan, async () => {}), started, running }
}

const isSettled = async (promise: Promise<void>) =>
  Promise.race([promise.then(() => true), new Promise<boolean>(resolve => setTimeout(resolve, 5, false))])

describe('the scanner', () => {
  it('gives the first step everything until it is done, then reads the next while one is searched', async () => {
    const { scanner, started, running } = scannerWith()
    scanner.enqueue(['one', 'two', 'three'])
    running.get('one')!.read()
    expect(started).toEqual(['one'])
    const first = scanner.firstDone()
    expect(await isSettled(first)).toBe(false)
    running.get('one')!.end()
    await first
    // Whoever waited for it sees it first.
    expect(started).toEqual(['one'])
    await vi.waitFor(() => expect(started).toEqual(['one', 'two']))
    running.get('two')!.read()
    expect(started).toEqual(['one', 'two', 'three'])
  })

  it('takes the step next that somebody chooses, and nothing beside it', async () => {
    const { scanner, started, running } = scannerWith()
    scanner.enqueue(['one', 'two', 'three'])
    scanner.prioritise('three')
    running.get('one')!.end()
    await isSettled(Promise.resolve())
    expect(started).toEqual(['one', 'three'])
    running.get('three')!.read()
    expect(started).toEqual(['one', 'three'])
  })

  it('lets go of what waits for the first step when its scan is cancelled', async () => {
    const { scanner } = scannerWith()
    expect(await isSettled(scanner.firstDone())).toBe(true)
    scanner.enqueue(['one'])
    const first = scanner.firstDone()
    scanner.wipe()
    expect(await isSettled(first)).toBe(true)
  })
})
