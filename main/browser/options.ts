import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultWorkspacePath } from '../shell/workspace-path.ts'

export interface BrowserShellOptions {
  /** Absent for a demo, which makes its own. */
  readonly workspacePath: string | undefined
  readonly demo: boolean
  /** 0 means a free port. */
  readonly port: number
  readonly open: boolean
}

/** Reads the command line of the browser shell. Throws an Error whose message names the option that is wrong. */
export function readOptions(args: readonly string[]): BrowserShellOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      workspace: { type: 'string' },
      demo: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
    },
    allowPositionals: false,
  })
  if (values.demo && values.workspace) throw new Error('--demo makes its own workspace: leave --workspace out')
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
    throw new Error('--port takes a number from 0 to 65535')
  return {
    workspacePath: values.demo ? undefined : resolve(values.workspace ?? defaultWorkspacePath()),
    demo: values.demo,
    port: Number(values.port),
    open: !values['no-open'],
  }
}
