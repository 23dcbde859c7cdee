import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, type Session } from 'electron'
import { APP_URL } from './origin.ts'

export interface WindowSettings {
  /** The sandboxed preload. */
  readonly preload: string
  readonly icon: string
  readonly session: Session
  /** Developer tools: in a checkout, not in the packaged desk. */
  readonly devTools: boolean
}

/** How the one window is made. Each web preference is written out, also those that are defaults, for the reader. */
export function windowOptions({ preload, icon, session, devTools }: WindowSettings): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Redaction Desk',
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload,
      session,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The spell checker would fetch dictionaries, and remember words.
      spellcheck: false,
      autoplayPolicy: 'user-gesture-required',
    },
  }
}

/** Opens the window; it shows itself once its first frame is there. */
export function createWindow(settings: WindowSettings): BrowserWindow {
  const window = new BrowserWindow(windowOptions(settings))
  window.once('ready-to-show', () => window.show())
  // The page's own title could name a ticket; the system shows titles in places that remember them.
  window.on('page-title-updated', event => event.preventDefault())
  void window.loadURL(APP_URL)
  return window
}
