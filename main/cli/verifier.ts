import { detectScreenshot, detectText, RECOGNIZERS_VERSION } from '../core/detection/index.ts'
import type { DetectionContext } from '../core/detection/types.ts'
import { decodeImage } from '../core/imaging/decode.ts'
import type { OcrPool } from '../core/ocr/types.ts'
import { createWitness } from '../core/ocr/witness.ts'
import { type Verification, type VerifyInput, verifyFile } from '../core/redaction/index.ts'
import type { TextFormat } from './inputs.ts'

export interface Verifier {
  verify(bytes: Uint8Array, input: VerifyInput): Promise<Verification>
  /** How many findings remain in a redacted text, the desk's own tokens aside. */
  text(text: string, format: TextFormat, context: DetectionContext): number
  close(): Promise<void>
}

/** Verification with both engines; the second is loaded once, when first needed. */
export function startVerifier(pool: OcrPool): Verifier {
  let witness: Promise<OcrPool | null> | undefined
  return {
    async verify(bytes, input) {
      witness ??= createWitness().catch(() => null)
      const engine = await witness
      return verifyFile(bytes, input, {
        decode: decodeImage,
        pool,
        witness: engine,
        // Where the second engine can't run at all the command still serves; the verdict's `engines` say who read.
        witnessRequired: engine !== null,
        detect: detectScreenshot,
        recognizersVersion: RECOGNIZERS_VERSION,
      })
    },
    text(text, format, context) {
      const { detections, failures } = detectText(text, format, context)
      const tokens = [...text.matchAll(/\[[A-Z_]+ \d+\]/g)].map(match => ({
        start: match.index,
        end: match.index + match[0].length,
      }))
      const real = detections.filter(found => !tokens.some(token => token.start < found.end && found.start < token.end))
      return real.length + failures.length
    },
    close: async () => (await witness)?.close(),
  }
}
