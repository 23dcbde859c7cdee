/** What invented lines are made of. */

/** Every character that a line may hold, in the order of the reader's classes; class 0 is the blank. */
export const ALPHABET: readonly string[] = [
  ...range(0x20, 0x7e),
  ...range(0xa1, 0xac),
  ...range(0xae, 0x17f),
  ...'ȘșȚț‐–—‘’‚“”„†•…‰‹›€฿™−№←↑→↓↵⇧⌘│─■□▲▼▸▾●○★☆⚠✓✔✕✗❯',
  ...range(0xe01, 0xe3a),
  ...range(0xe40, 0xe4e),
  ...range(0xe50, 0xe59),
].filter((sign, i, all) => all.indexOf(sign) === i)

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))
}

export const DIGITS = '0123456789'
export const HEX = '0123456789abcdef'
export const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
export const BASE64 = `${BASE62}+/`
export const BASE64URL = `${BASE62}-_`
/** Capitals and digits that no form confuses, as in recovery codes. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const SMALL = 'abcdefghijklmnopqrstuvwxyz'
export const ACCENTS: Readonly<Record<string, string>> = {
  a: 'áàâäãåăąā',
  c: 'çćčċ',
  d: 'ďđð',
  e: 'éèêëęěēė',
  g: 'ğģġ',
  i: 'íìîïīįıİ',
  k: 'ķ',
  l: 'łľĺļ',
  n: 'ñńňņ',
  o: 'óòôöõøőō',
  r: 'řŕ',
  s: 'śšşß',
  t: 'ťţþ',
  u: 'úùûüůűūų',
  y: 'ýÿ',
  z: 'źžż',
}
/** Capitals with marks, and joined ones. */
export const RARE_CAPITALS = 'ÁÀÂÄÃÅĂĄČÇĆĎÉÈÊĚĘĞÍÎÏİŁŃÑÓÒÔÖØØØŐŘŚŠŞŤÚÜŮÝŹŽŻÆŒÐĐÞ'
export const TLDS =
  'com org net io co fr de es th eu dev app example test info me uk in.th co.uk com.br cloud ai'.split(' ')
export const KEY_HEADS = [
  'sk_live_',
  'sk_test_',
  'pk_live_',
  'ghp_',
  'xoxb-',
  'AKIA',
  'whsec_',
  'SG.',
  'glpat-',
  'eyJ',
  'npm_',
]
export const CURRENCIES = ['$', '€', '£', '¥', '฿', 'US$ ', 'CHF ', 'THB ', 'EUR ', 'USD ']
export const MONTHS =
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec January February March April June July August October janvier février mars avril juin juillet août décembre Januar März Mai Juni Oktober Dezember enero febrero marzo abril mayo agosto diciembre มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(
    ' ',
  )
export const DAYS =
  'Mon Tue Wed Thu Fri Sat Sun lun. mar. mer. jeu. ven. Mo Di Mi Do Fr Sa So จ. อ. พ. พฤ. ศ. ส. อา.'.split(' ')
export const CODE = [
  'SELECT * FROM %w WHERE %w = %n;',
  'const %w = await %w.%w(%w)',
  '"%w": "%w",',
  '"%w_%w": %n,',
  '{ "%w": [%n, %n] }',
  'if (%w !== null && %w > %n) {',
  'return %w?.%w ?? %n',
  '[%n:%n:%n] INFO %w.%w - %w %w',
  '%w@%w:~$ %w -%l --%w',
  '$ %w %w/%w -%l %n',
  'export %U_%U=%k',
  'export const %w: %W<%W> = {}',
  '%w(%n) => %w[%n]',
  '<%w %w="%w">',
  '--%w-%w: #%h;',
  '%W %w %w (%n%)',
  'ERROR %w/%w.ts:%n:%n %W%W',
  'UPDATE %w SET %w=%n, %w=NULL',
  '%w | %w && %w > /%w/%w',
  '%w.%w(e => e.%w)',
  '* %w %w: `%w`',
  "'%w': '%k',",
  '%n%  %w~%n ^%n',
  '@%w #%n %w\\%w',
  'INFO %w %w=%n',
  'INFO',
  'ERROR %w.%w',
  'WARN  %w',
  'DEBUG %w: %w',
  '{"level":"INFO","%w":"%W %W","id":"%n"}',
  'order SO%n%n total',
  'POST /%w/%w %n %nms',
  '0.0.0.0:%n->%n/tcp, :::%n->%n/tcp',
  '%w->%w(%n) != %w::%w',
  'a >= %n && b <= %n || c == %n',
  '(%w) => %w => %n',
  '%U_%U_%U=%k',
  '%U_%U=%k',
  'Host=%w;Port=%n;User Id=%w;Password=%k',
  '%n×%n',
  '%n%',
]
