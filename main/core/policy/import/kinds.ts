import type { CommitmentKind } from '../../../../contract/policy.ts'

const NOTICE =
  /\b(?:notices?|announc\w+|inform\w*|notif\w+|tell|told|email\w*|wr[io]te\w*|remind\w*|publish\w*|warn\w*|word of|note|letter|let you know|add(?:ed)?|list it)\b/i
const AHEAD = /\b(?:before|beforehand|in advance|ahead|prior|advance|notice)\b/i
const DELETE =
  /\b(?:delet\w+|eras\w+|remov\w+|destroy\w*|destruct\w+|purg\w+|expir\w*|overwrit\w+|anonymi[sz]\w+|discard\w*|dropp?\w*|shred\w*|wip\w+|prun\w+|thrown|rotated? (?:it )?out|lapse\w*|forgot\w*|disappear\w*|gone)\b/i
const KEEP =
  /\b(?:keep\w*|kept|retain\w*|retention|stor(?:e|es|ed|age)|held|hold\w*|stay\w*|remain\w*|live[sd]?|lasts?|archiv\w+|preserv\w+|lifetime|how long|period|in the bin|available|life of|exist\w*)\b/i
const DEADLINE =
  /\b(?:within|no later than|not later than|at the latest|respond\w*|answer\w*|repl(?:y|ies)|acknowledg\w*|confirm\w*|in time|deadline|by the end)\b/i
const SECURITY =
  /\b(?:tokens?|sessions?|codes?|certificates?|hsts|rotat\w+|patch\w*|vulnerab\w+|penetration|intrusion|tested|examined|signing keys?|keys are|sign(?:ed)?[ -]in|reset|valid for|authorization)\b/i

/** What sort of promise a length of time is, from its own sentence; `column` is the heading of its table column
 * and `otherwise` what its section or the figure before it is about. */
export function kindOfDuration(
  sentence: string,
  near: string,
  column = '',
  otherwise?: CommitmentKind,
): CommitmentKind {
  const words = `${near} ${column}`
  if (/\b(?:retention|how long|lifetime|kept|keeps?|period)\b/i.test(column)) return 'retention'
  if (NOTICE.test(words) && AHEAD.test(words)) return 'notice'
  if (
    /\b(?:tokens?|codes?|sessions?|links?|signing keys?|encryption keys?|hsts|authorization)\b/i.test(near) &&
    !/\bcookies?\b/i.test(near) &&
    /\b(?:valid|expire\w*|live|rotat\w+|ends?|lapse\w*|works?|terminate|enabled|replaced)\b/i.test(near)
  )
    return 'security'
  if (DELETE.test(words) || KEEP.test(words))
    return DEADLINE.test(near) && !DELETE.test(near) && !KEEP.test(near) ? 'deadline' : 'retention'
  if (DEADLINE.test(words)) return 'deadline'
  if (SECURITY.test(words)) return 'security'
  if (AHEAD.test(words)) return 'notice'
  if (otherwise) return otherwise
  if (DEADLINE.test(sentence)) return 'deadline'
  return DELETE.test(sentence) || KEEP.test(sentence) ? 'retention' : 'handling'
}
