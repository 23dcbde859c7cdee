import { isIPv6 } from 'node:net'
import { foldDigits } from '../ocr-noise.ts'
import { hasLabel, type Match, perPassage } from './recognizer.ts'

const V4 =
  /(?<![\w.-])[\dOolI]{1,3}(?: ?\. ?[\dOolI]{1,3}){3}(?![\w]|\.\d)(?:\/\d{1,2})?|(?<![\w.,-])[\dOolI]{1,3}(?:[.,] ?[\dOolI]{1,3}){3}(?![\w]|[.,]\d)(?:\/\d{1,2})?/g
const V6 =
  /(?<![\w:.])(?:::)?[0-9a-fA-F£O¢lð]{1,4}(?: ?: ?:? ?[0-9a-fA-F£O¢@lð]{1,4}){2,7}(?: ?:: ?)?(?:%\w{1,12}|\/\d{1,3})?(?!\w|:[\w:])/g

/** An address of the global or local ranges with OCR's spaces inside: its beginning looks like nothing else. */
const SPACED_V6 =
  /(?<![\w:.])(?:2001|2[4-9a-f]0\d|2a0\d|fe80|fd[\da-f]{2}) ?: ?[\da-f]{1,4} ?:(?: ?:| [\da-f£¢@Oðl]{1,2}(?![\da-f])|[\da-f£¢@Oðl]{1,4}){1,20}(?![\w:])/g
/** An IPv6 address cut by an ellipsis. */
const CUT_V6 = /(?<![\w:.])[0-9a-fA-F]{4} ?(?:: ?[0-9a-fA-F]{1,4}){1,6}:{0,2} ?(?:\.{3,4}|…)/g

/** Addresses that name no machine: this host, any host, netmasks, documentation of a version. */
const NOBODY = /^(?:127\.|0\.|255\.|localhost)/

/** IPv4 and IPv6 addresses. */
export const ip = perPassage('ip', 'pattern', 'IP', function* (passage, budget) {
  const { text } = passage
  const labelled = hasLabel(passage, 'ip', 'host')
  for (const match of budget.matches(V4, text, 20)) {
    const value = foldDigits(match[0].replace(/\/.*$/, '')).replace(/,/g, '.').replace(/ /g, '')
    const octets = value.split('.').map(Number)
    if (octets.length !== 4 || octets.some(octet => octet > 255) || NOBODY.test(value)) continue
    if (!/\d/.test(match[0]) || (!labelled && match[0].replace(/[^OolI]/g, '').length > 2)) continue
    const before = text.slice(Math.max(0, match.index - 10), match.index)
    // "version 1.2.3.4", "v1.2.3.4", "section 3.2.1.4"
    if (!labelled && /(?:\bv|version|release|build|chrome\/|safari\/|section|§) ?$/i.test(before)) continue
    const commas = match[0].includes(',')
    if (commas && !labelled) continue
    // "1 , 2.3 .4": too many gaps for a misread address.
    if (!labelled && match[0].split(' ').length > 2) continue
    yield span(match, labelled ? 0.98 : 0.9)
  }
  for (const match of budget.matches(CUT_V6, text, 40)) yield span(match, 0.75)
  for (const match of budget.matches(SPACED_V6, text, 90)) {
    const digits = match[0].replace(/[^\da-f]/g, '').length
    if (digits >= 8) yield span(match, 0.7)
  }
  for (const match of budget.matches(V6, text, 50)) {
    const value = match[0]
      .replace(/[%/].*$/, '')
      .replace(/ /g, '')
      .replaceAll('£', 'f')
      .replace(/[O@ð]/g, '0')
      .replaceAll('l', '1')
      .replaceAll('¢', 'c')
    if ((value.match(/:/g)?.length ?? 0) < 2 || !/[0-9a-f]/i.test(value) || value === '::1' || value === '::') continue
    // Times ("10:20:30") and MAC addresses are no IPv6; "a::b" in code hardly is.
    if (isIPv6(value) && (value.length >= 7 || labelled) && (!/^[a-f]*::[a-f]*$/i.test(value) || labelled))
      yield span(match, 0.95)
    else if (labelled && (value.match(/:/g)?.length ?? 0) >= 4) yield span(match, 0.8)
    else if (/^(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}$/i.test(value) && !/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value))
      yield span(match, 0.7)
  }
})

function span(match: RegExpExecArray, score: number): Match {
  return { start: match.index, end: match.index + match[0].length, score }
}
