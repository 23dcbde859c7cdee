import type { RawImage } from '../../imaging/image.ts'
import type { CoreBuild } from '../engine/core-build.ts'
import type { Tile } from '../lines/tiles.ts'
import type { ReadWord } from '../reading.ts'

/** What a worker is started with. The compiled module is shared by all workers. */
export interface WorkerStart {
  readonly build: CoreBuild
  readonly module: WebAssembly.Module
}

/** Find the lines of a picture; its pixels lie in shared memory. */
export interface DetectTask {
  readonly kind: 'detect'
  readonly pixels: SharedArrayBuffer
  readonly width: number
  readonly height: number
  readonly format: RawImage['format']
}

/** Read some lines whose ink lies in shared memory, with the first language, and with the others where that is weak. */
export interface ReadTask {
  readonly kind: 'read'
  readonly ink: SharedArrayBuffer
  readonly lines: readonly LineSlice[]
  readonly langs: readonly string[]
}

/** Gives a worker a language's trained data. */
export interface LanguageTask {
  readonly kind: 'language'
  readonly lang: string
  readonly data: SharedArrayBuffer
}

export type Task = DetectTask | ReadTask | LanguageTask

/** A line's ink: `width * height` bytes from `offset` on. */
export interface LineSlice {
  readonly offset: number
  readonly width: number
  readonly height: number
}

/** A line that was found; `key` is the same for lines with the same pixels. */
export interface FoundLine extends LineSlice {
  readonly left: number
  readonly top: number
  readonly background: number
  readonly foreground: number
  readonly key: string
}

export interface DetectReply {
  readonly ink: SharedArrayBuffer
  readonly lines: readonly FoundLine[]
  readonly tiles: readonly Tile[]
}

export interface ReadReply {
  /** The words of each line, in the order of the task. */
  readonly lines: readonly (readonly ReadWord[])[]
  /** Whether the desk's own reader was there, or Tesseract read alone. */
  readonly reader: boolean
}

export type ReplyTo<T extends Task> = T extends DetectTask ? DetectReply : T extends ReadTask ? ReadReply : null

/** `error` says only that it failed: messages of an engine could quote what it read. */
export type WorkerMessage =
  | { readonly id: number; readonly reply: unknown }
  | { readonly id: number; readonly error: true }
