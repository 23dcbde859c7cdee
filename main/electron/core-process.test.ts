import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { DeskClient } from '../../contract/desk.ts'
import type { FromCore, ToCore } from './messages.ts'

/** One end of a MessageChannelMain: Node-style events, data cloned, delivered later. */
class FakePort extends EventEmitter {
  other: FakePort | undefined
  start() {}
  close() {
    this.emit('close')
    this.other?.emit('close')
  }
  postMessage(data: unknown) {
    const copy = structuredClone(data)
    setImmediate(() => this.other?.emit('message', { data: copy, ports: [] }))
  }
}

/** `process.parentPort` of a utility process, with what it was told. */
class FakeParent extends EventEmitter {
  readonly told: FromCore[] = []
  postMessage(message: FromCore) {
    this.told.push(message)
    this.emit('told', message)
  }
  send(data: ToCore, ports: readonly unknown[] = []) {
    this.emit('message', { data, ports })
  }
  heard<T extends FromCore['type']>(type: T): Promise<Extract<FromCore, { type: T }>> {
    return vi.waitFor(
      () => {
        const found = this.told.find(message => message.type === type)
        if (!found) throw new Error(`no ${type} yet`)
        return found as Extract<FromCore, { type: T }>
      },
      { timeout: 30_000 },
    )
  }
}

const folder = mkdtempSync(join(tmpdir(), 'core-process-'))
const parent = new FakeParent()
const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never)

beforeAll(async () => {
  Object.defineProperty(process, 'parentPort', { value: parent, configurable: true })
  await import('./core-process.ts')
})
afterAll(() => {
  Reflect.deleteProperty(process, 'parentPort')
  exit.mockRestore()
  rmSync(folder, { recursive: true, force: true })
})

function connect(): DeskClient {
  const [core, page] = [new FakePort(), new FakePort()]
  core.other = page
  page.other = core
  parent.send({ type: 'connect' }, [core])
  return createORPCClient(new RPCLink({ port: page as never }))
}

test('a damaged workspace is told with what to do, and nothing of its path or content', async () => {
  const path = join(folder, 'damaged.sqlite')
  writeFileSync(path, 'this is no database, it names Hannah Brookfield '.repeat(100))
  parent.send({ type: 'start', workspacePath: path, demo: false })
  const failed = await parent.heard('failed')
  expect(failed.message).toMatch(/damaged|database|workspace/i)
  expect(failed.hint).not.toBe('')
  expect(JSON.stringify(parent.told)).not.toMatch(/Brookfield/)
  parent.told.length = 0
})

test('the whole of it: start, calls over a port, the folder dialog, lock, close', async () => {
  const workspacePath = join(folder, 'workspace.sqlite')
  parent.send({ type: 'start', workspacePath, demo: false })
  // A page may be faster than the database: its port waits.
  const desk = connect()
  await parent.heard('started')
  expect(await desk.session.state()).toMatchObject({ setup: 'needed', shell: 'electron' })
  await desk.session.setup({ name: 'Rosa Reviewer', password: 'correct horse battery', samples: false })

  const picking = desk.exporting.pickFolder()
  const asked = await parent.heard('pick-folder')
  parent.send({ type: 'picked', id: asked.id, path: folder })
  expect((await picking)?.kind).toBe('folder')

  parent.send({ type: 'lock' })
  await vi.waitFor(async () => expect((await desk.session.state()).account).toBeNull())

  parent.send({ type: 'close' })
  await parent.heard('closed')
  expect(exit).toHaveBeenCalledWith(0)
  expect(existsSync(`${workspacePath}-wal`)).toBe(false)
})
