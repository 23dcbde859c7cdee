import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultWorkspacePath } from '../shell/workspace-path.ts'

export interface ElectronOptions {
  /** Absent for a demo, which makes its own. */
  readonly workspacePath: string | undefined
  readonly demo: boolean
}

/**
 * Reads what follows the app on Electron's command line. Chromium's own switches may stand among it, so unknown
 * options are let pass.
 */
export function readElectronOptions(args: readonly string[]): ElectronOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { workspace: { type: 'string' }, demo: { type: 'boolean', default: false } },
    strict: false,
  })
  const demo = values.demo === true
  const named = typeof values.workspace === 'string' ? values.workspace : defaultWorkspacePath()
  return { demo, workspacePath: demo ? undefined : resolve(named) }
}
