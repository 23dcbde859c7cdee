import { EventEmitter } from 'node:events'
import type {
  BrowserWindowConstructorOptions,
  MessageBoxReturnValue,
  OpenDialogReturnValue,
  Session,
  UtilityProcess,
  WebContents,
  WebFrameMain,
  WindowOpenHandlerResponse,
} from 'electron'
import { vi } from 'vitest'

// A stand-in of the parts of the `electron` module the shell uses: it records what it is given and lets a test raise
// the events. Signatures are taken from Electron's own types, so that an upgrade that changes one fails the type check.

export class FakeWebContents extends EventEmitter {
  readonly mainFrame = { url: 'app://desk/' } as WebFrameMain
  readonly postMessage = vi.fn<WebContents['postMessage']>()
  windowOpenHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined
  setWindowOpenHandler: WebContents['setWindowOpenHandler'] = handler => {
    this.windowOpenHandler = handler
  }

  /** What happens when the page asks for a new window. */
  openWindow(url: string): WindowOpenHandlerResponse | undefined {
    return this.windowOpenHandler?.({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: 'app://desk/', policy: 'no-referrer' },
    })
  }

  /** Raises a navigation event; answers whether it was prevented. */
  navigates(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview', url: string) {
    const preventDefault = vi.fn()
    this.emit(event, { url, preventDefault }, url)
    return preventDefault.mock.calls.length > 0
  }
}

export class FakeBrowserWindow extends EventEmitter {
  static readonly made: FakeBrowserWindow[] = []
  static getFocusedWindow = (): FakeBrowserWindow | null => null
  readonly webContents = new FakeWebContents()
  readonly loaded: string[] = []
  readonly setContentProtection = vi.fn<(enable: boolean) => void>()
  readonly show = vi.fn()
  readonly focus = vi.fn()
  readonly restore = vi.fn()
  minimized = false
  destroyed = false

  readonly options: BrowserWindowConstructorOptions

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    this.options = options
    FakeBrowserWindow.made.push(this)
  }
  isDestroyed = () => this.destroyed
  isMinimized = () => this.minimized
  loadURL = async (url: string) => {
    this.loaded.push(url)
  }
}

type Handler<K extends keyof Session> = Session[K] extends (handler: infer H) => unknown ? H : never

export class FakeSession extends EventEmitter {
  requestHandler: Handler<'setPermissionRequestHandler'> = null
  checkHandler: Handler<'setPermissionCheckHandler'> = null
  deviceHandler: Handler<'setDevicePermissionHandler'> = null
  displayHandler: Parameters<Session['setDisplayMediaRequestHandler']>[0] = null
  beforeRequest: ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void) | undefined
  readonly handlers = new Map<string, (request: Request) => Promise<Response>>()

  readonly partition: string
  readonly options: { cache: boolean } | undefined

  constructor(partition: string, options: { cache: boolean } | undefined) {
    super()
    this.partition = partition
    this.options = options
  }
  setPermissionRequestHandler: Session['setPermissionRequestHandler'] = handler => {
    this.requestHandler = handler
  }
  setPermissionCheckHandler: Session['setPermissionCheckHandler'] = handler => {
    this.checkHandler = handler
  }
  setDevicePermissionHandler: Session['setDevicePermissionHandler'] = handler => {
    this.deviceHandler = handler
  }
  setDisplayMediaRequestHandler: Session['setDisplayMediaRequestHandler'] = handler => {
    this.displayHandler = handler
  }
  webRequest = {
    onBeforeRequest: (listener: NonNullable<FakeSession['beforeRequest']>) => {
      this.beforeRequest = listener
    },
  }
  protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
      this.handlers.set(scheme, handler)
    },
  }
  asSession(): Session {
    return this as unknown as Session
  }
}

export class FakeUtilityProcess extends EventEmitter {
  readonly sent: { readonly message: unknown; readonly ports: readonly unknown[] }[] = []
  readonly kill = vi.fn<UtilityProcess['kill']>(() => true)
  readonly script: string
  readonly options: unknown

  constructor(script: string, options: unknown) {
    super()
    this.script = script
    this.options = options
  }
  postMessage: UtilityProcess['postMessage'] = (message, ports = []) => {
    this.sent.push({ message, ports })
  }
}

export class FakeMessageChannel {
  readonly port1 = { name: 'port1' }
  readonly port2 = { name: 'port2' }
}

export class FakeNotification extends EventEmitter {
  static readonly shown: FakeNotification[] = []
  static isSupported = () => true
  readonly options: { title: string; body: string }

  constructor(options: { title: string; body: string }) {
    super()
    this.options = options
  }
  show() {
    FakeNotification.shown.push(this)
  }
}

/** What `vi.mock('electron', …)` answers with. Each call makes a fresh world. */
export function fakeElectron() {
  const processes: FakeUtilityProcess[] = []
  const schemes: unknown[] = []
  const answers: { folder: OpenDialogReturnValue; message: MessageBoxReturnValue } = {
    folder: { canceled: true, filePaths: [] },
    message: { response: 1, checkboxChecked: false },
  }
  return {
    app: new EventEmitter(),
    ipcMain: new EventEmitter(),
    powerMonitor: new EventEmitter(),
    BrowserWindow: FakeBrowserWindow,
    MessageChannelMain: FakeMessageChannel,
    Notification: FakeNotification,
    nativeTheme: { shouldUseDarkColors: true },
    session: {
      fromPartition: (name: string, options?: { cache: boolean }) => new FakeSession(name, options),
    },
    protocol: { registerSchemesAsPrivileged: (list: unknown[]) => schemes.push(...list) },
    utilityProcess: {
      fork: (script: string, _args: string[], options: unknown) => {
        const made = new FakeUtilityProcess(script, options)
        processes.push(made)
        return made
      },
    },
    dialog: {
      showOpenDialog: async () => answers.folder,
      showMessageBox: async () => answers.message,
      showErrorBox: vi.fn(),
    },
    // For the tests alone.
    processes,
    schemes,
    answers,
  }
}
