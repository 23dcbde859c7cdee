import { type Settings, settingsSchema } from '../../../contract/desk/settings.ts'
import { settings } from '../database/schema/workspace.ts'
import type { Workspace } from '../workspace.ts'

const DEFAULTS: Settings = {
  theme: 'system',
  defaultStyle: 'blur',
  ocrLanguages: ['eng'],
  secondWitness: true,
  lockAfterMinutes: 15,
  stepTextMode: 'token',
}

/** The workspace's settings; a stored value that no longer fits the schema falls back to its default. */
export function readSettings(workspace: Workspace): Settings {
  const stored = workspace.db.select().from(settings).all()
  const merged: Record<string, unknown> = { ...DEFAULTS }
  for (const { key, value } of stored) {
    const field = settingsSchema.shape[key as keyof Settings]
    const parsed = field?.safeParse(JSON.parse(value))
    if (parsed?.success) merged[key] = parsed.data
  }
  return merged as Settings
}

/** Changes some settings; each is one audit event by name, without its value. */
export function writeSettings(workspace: Workspace, change: Partial<Settings>): Settings {
  workspace.account()
  workspace.db.transaction(tx => {
    for (const [key, value] of Object.entries(settingsSchema.partial().parse(change))) {
      if (value === undefined) continue
      tx.insert(settings)
        .values({ key, value: JSON.stringify(value) })
        .onConflictDoUpdate({ target: settings.key, set: { value: JSON.stringify(value) } })
        .run()
      workspace.audit('settings.changed', { setting: key })
    }
  })
  workspace.publish({ type: 'data', domain: 'settings' })
  return readSettings(workspace)
}
