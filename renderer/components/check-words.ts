const WORDS: Readonly<Record<string, string>> = {
  'file-structure': 'The file holds nothing but the picture',
  'file-decodes': 'The file opens and has the right size',
  'regions-covered': 'Every region is covered',
  'outside-unchanged': 'Nothing outside the regions changed',
  'inside-independent': 'Nothing inside depends on the original',
  scan: 'Read again: nothing is found',
  'scan-second-scale': 'Read at a second scale: nothing is found',
  'scan-inverted': 'Read inverted: nothing is found',
  'scan-witness': 'Read by the second engine: nothing is found',
  'no-accepted-value': 'No redacted value can be read anywhere',
  'engines-complete': 'Every reading finished',
  'recognizers-complete': 'Every recognizer finished',
}

/** A verification check in words. */
export function checkWords(name: string): string {
  return WORDS[name] ?? name.replaceAll('-', ' ')
}

const FAILURES: Readonly<Record<string, string>> = {
  'file-structure': 'the file holds more than the picture',
  'file-decodes': 'the file does not open',
  'regions-covered': 'a region is not fully covered',
  'outside-unchanged': 'something outside the regions changed',
  'inside-independent': 'a region depends on the original',
  scan: 'the file could not be read again',
  'scan-second-scale': 'the file could not be read at a second scale',
  'scan-inverted': 'the file could not be read inverted',
  'scan-witness': 'the second engine could not read the file',
  'no-accepted-value': 'a redacted value can still be read',
  'engines-complete': 'a reading did not finish',
  'recognizers-complete': 'a recognizer did not finish',
}

/** What a failed check means when it names no place. */
export function checkFailure(name: string): string {
  return FAILURES[name] ?? `${name.replaceAll('-', ' ')} failed`
}
