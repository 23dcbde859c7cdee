import { BrowserWindow, dialog } from 'electron'

/** The system's folder dialog. The path goes to the core; the page gets an id and a label. */
export async function pickFolder(): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: 'Export to folder',
    buttonLabel: 'Export here',
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  }
  const window = BrowserWindow.getFocusedWindow()
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options)
  return canceled ? null : (filePaths[0] ?? null)
}

/** Says that the workspace could not be opened, and what to do. */
export function showStartFailure(message: string, hint: string): void {
  dialog.showErrorBox(message, hint)
}

/** After the core's process ended by itself. True to start again. */
export async function askRestart(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Redaction Desk',
    message: 'The desk’s core stopped unexpectedly',
    detail: 'Decisions made so far are saved. Unredacted pictures were in memory only and are gone.',
    buttons: ['Restart', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}
