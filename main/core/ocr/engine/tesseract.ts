import { createRequire } from 'node:module'
import type { CoreBuild } from './core-build.ts'

/** A recognised character with its box in pixels of the picture given. */
export interface RawSymbol {
  readonly text: string
  readonly left: number
  readonly right: number
}

/** A recognised word; `confidence` 0 to 1. Tesseract's boxes come from its network's time steps: a few pixels rough. */
export interface RawWord {
  readonly text: string
  readonly confidence: number
  readonly left: number
  readonly right: number
  readonly symbols: readonly RawSymbol[]
}

/** An 8-bit grey picture of one line: dark text on white, with a margin. */
export interface GreyImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

interface ResultIterator {
  Begin(): void
  Next(level: number): boolean
  IsAtBeginningOf(level: number): boolean
  GetUTF8Text(level: number): string
  Confidence(level: number): number
  BoundingBox(level: number, left: number, top: number, right: number, bottom: number): boolean
}
interface BaseApi {
  Init(path: string, lang: string, mode: number, config: string): number
  SetVariable(name: string, value: string): boolean
  SetPageSegMode(mode: number): void
  SetImage(pointer: number, width: number, height: number, bytesPerPixel: number, bytesPerLine: number): void
  SetSourceResolution(ppi: number): void
  Recognize(monitor: null): number
  GetIterator(): ResultIterator
  Clear(): void
  End(): void
}
interface CoreModule {
  FS: { writeFile(path: string, data: Uint8Array | string): void; unlink(path: string): void }
  TessBaseAPI: new () => BaseApi
  destroy(object: object): void
  _malloc(bytes: number): number
  _free(pointer: number): void
}
type CoreFactory = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object
  print(): void
  printErr(): void
}) => Promise<CoreModule>

const LSTM_ONLY = 1
const WORD = 3
const SYMBOL = 4
/** What it gets is one line: looking for several would take time, and find Thai vowels on lines of their own. */
const SINGLE_LINE = 7
/** What a line's pixels stand for; it only steers the sizes Tesseract takes for noise. */
const RESOLUTION = 150

/** Tesseract's LSTM engine in WebAssembly, one per worker thread, with one instance per language. */
export class Tesseract {
  readonly #core: CoreModule
  readonly #memory: WebAssembly.Memory
  readonly #apis = new Map<string, BaseApi>()
  readonly #corners: number

  private constructor(core: CoreModule, memory: WebAssembly.Memory) {
    this.#core = core
    this.#memory = memory
    this.#corners = core._malloc(16)
  }

  static async load(build: CoreBuild, module: WebAssembly.Module): Promise<Tesseract> {
    const factory = createRequire(import.meta.url)(`tesseract.js-core/tesseract-core-${build}.js`) as CoreFactory
    let memory: WebAssembly.Memory | undefined
    const core = await factory({
      instantiateWasm(imports, done) {
        void WebAssembly.instantiate(module, imports).then(instance => {
          memory = Object.values(instance.exports).find(value => value instanceof WebAssembly.Memory)
          done(instance, module)
        })
        return {}
      },
      // Tesseract prints notes about lines; nothing about a screenshot may reach a console.
      print() {},
      printErr() {},
    })
    if (!memory) throw new Error('tesseract.js-core exports no memory')
    return new Tesseract(core, memory)
  }

  has(lang: string): boolean {
    return this.#apis.has(lang)
  }

  /** Makes a language ready. Throws when the data is not trained data of this engine. */
  add(lang: string, data: Uint8Array): void {
    const { FS } = this.#core
    FS.writeFile(`/${lang}.traineddata`, data)
    FS.writeFile('/config', 'debug_file /dev/null\n')
    const api = new this.#core.TessBaseAPI()
    const failed = api.Init('/', lang, LSTM_ONLY, '/config')
    FS.unlink(`/${lang}.traineddata`)
    if (failed) throw new Error('language data could not be loaded')
    // The picture is dark on white already; Tesseract would read every weak line a second time inverted.
    api.SetVariable('tessedit_do_invert', '0')
    api.SetPageSegMode(SINGLE_LINE)
    this.#apis.set(lang, api)
  }

  /** Reads one line. Words come left to right in the engine's order; none when it sees no text. */
  read(lang: string, image: GreyImage): RawWord[] {
    const api = this.#apis.get(lang)
    if (!api) throw new Error('language is not loaded')
    const pointer = this.#core._malloc(image.data.length)
    new Uint8Array(this.#memory.buffer).set(image.data, pointer)
    api.SetImage(pointer, image.width, image.height, 1, image.width)
    this.#core._free(pointer)
    api.SetSourceResolution(RESOLUTION)
    const words = api.Recognize(null) === 0 ? this.#words(api) : []
    api.Clear()
    return words
  }

  #words(api: BaseApi): RawWord[] {
    const words: { text: string; confidence: number; left: number; right: number; symbols: RawSymbol[] }[] = []
    const iterator = api.GetIterator()
    iterator.Begin()
    do {
      const text = iterator.GetUTF8Text(SYMBOL)
      if (!text) continue
      if (iterator.IsAtBeginningOf(WORD)) {
        const box = this.#box(iterator, WORD)
        words.push({ text: '', confidence: iterator.Confidence(WORD) / 100, ...box, symbols: [] })
      }
      const word = words.at(-1)
      if (!word) continue
      word.text += text
      word.symbols.push({ text, ...this.#box(iterator, SYMBOL) })
    } while (iterator.Next(SYMBOL))
    this.#core.destroy(iterator)
    return words
  }

  #box(iterator: ResultIterator, level: number): { left: number; right: number } {
    const at = this.#corners
    iterator.BoundingBox(level, at, at + 4, at + 8, at + 12)
    const corners = new Int32Array(this.#memory.buffer, at, 4)
    return { left: corners[0]!, right: corners[2]! }
  }
}
