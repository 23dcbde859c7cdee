import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where the workspace lives unless `--workspace` names a file: the system's folder for application data.
 * `DESK_DATA` overrides it.
 */
export function defaultWorkspacePath(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  return join(dataFolder(env, platform, home), 'workspace.sqlite')
}

function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (env.DESK_DATA) return env.DESK_DATA
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Redaction Desk')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Redaction Desk')
  // An XDG path that isn't absolute is to be ignored, says the specification.
  const xdg = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(home, '.local', 'share')
  return join(xdg, 'redaction-desk')
}
