import type { ImportNote } from '../../../../contract/policy.ts'

/** Text decoded from a file's bytes, and what was assumed to read it. */
export interface DecodedText {
  readonly text: string
  readonly notes: readonly ImportNote[]
}

/**
 * Decodes UTF-8, UTF-16 (by byte order mark or by its zero bytes) and, where that fails, windows-1252, of which Latin-1
 * is a part. Never throws: a policy is imported as far as it goes. NUL and other control characters become spaces.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { text, message } = decode(bytes)
  const clean = text.replace(CONTROL, ' ').replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
  return { text: clean, notes: message ? [{ line: 1, message }] : [] }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g

function decode(bytes: Uint8Array): { readonly text: string; readonly message?: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) }
  const utf16 = guessUtf16(bytes)
  if (utf16) {
    return { text: new TextDecoder(utf16).decode(bytes), message: `read as ${utf16.toUpperCase()} without a mark` }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const declared = declaredEncoding(bytes)
    if (declared) return { text: declared.decode(bytes), message: `read as ${declared.encoding}, as the page declares` }
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      message: 'not valid UTF-8: read as windows-1252 (Latin-1)',
    }
  }
}

/** What an HTML page or XML prologue says of itself within its first 1024 bytes (HTML, "prescan a byte stream"). */
function declaredEncoding(bytes: Uint8Array): TextDecoder | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const label = /<(?:meta|\?xml)\b[^>]{0,300}?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1]
  if (!label) return undefined
  try {
    const decoder = new TextDecoder(label)
    // The bytes were no UTF-8, whatever the page says.
    return /^utf-/.test(decoder.encoding) ? undefined : decoder
  } catch {
    return undefined
  }
}

/** Text of mostly Latin letters in UTF-16 has a zero in nearly every second byte. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, 4000) & ~1
  if (length < 4) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1
    if (bytes[i + 1] === 0) odd += 1
  }
  const half = length / 2
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le'
  if (even > half * 0.6 && odd < half * 0.1) return 'utf-16be'
  return undefined
}
