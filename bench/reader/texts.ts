import type { Random } from '../screens/random.ts'
import {
  ACCENTS,
  ALPHABET,
  BASE62,
  BASE64,
  BASE64URL,
  CAPITALS,
  CODE,
  CROCKFORD,
  CURRENCIES,
  DAYS,
  DIGITS,
  HEX,
  KEY_HEADS,
  MONTHS,
  RARE_CAPITALS,
  SMALL,
  TLDS,
} from './samples.ts'
import { type Lang, readVocabularies } from './words.ts'

/** Writes lines of invented text as they stand on application screens: words of five languages, names, keys, numbers. */
export interface Writer {
  readonly line: () => Line
}
export interface Line {
  readonly text: string
  /** Set in a fixed-pitch font. */
  readonly mono: boolean
  readonly thai: boolean
}

/** How often each kind of line is drawn. */
export const MIX = {
  ...{ short: 9, rareName: 8, prose: 33, thai: 19, name: 13, email: 7 },
  ...{ key: 8, number: 16, link: 5, code: 5, user: 2 },
}

/** Longer lines are rare on screens, and cost as much as three others. */
const MOST_SIGNS = 90

/** A writer whose lines follow from the random source. Reads the system's word lists (see README.md). */
export function makeWriter(random: Random, mix: Readonly<Record<string, number>> = MIX): Writer {
  const vocabularies = readVocabularies()
  const of = (signs: string, length: number) => Array.from({ length }, () => random.pick([...signs])).join('')
  const between = (from: number, to: number) => random.int(from, to)
  const latin = (): Exclude<Lang, 'th'> => random.weighted({ en: 5, fr: 2, de: 2, es: 2 }) as Exclude<Lang, 'th'>
  const invented = (lang: Lang) => vocabularies[lang].invent(random)
  const word = (lang: Lang = latin()) => (random.chance(0.75) ? random.pick(vocabularies[lang].words) : invented(lang))
  const plain = () =>
    word('en')
      .normalize('NFD')
      .replace(/[^a-z]/gi, '')
      .toLowerCase() || 'item'
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  const accented = (text: string) =>
    [...text]
      .map(sign => {
        const kin = ACCENTS[sign.toLowerCase()]
        if (!kin || !random.chance(0.35)) return sign
        const other = random.pick([...kin])
        if (other === 'ı' || other === 'İ') return sign === sign.toLowerCase() ? 'ı' : 'İ'
        return sign === sign.toLowerCase() || other === 'ß' ? other : other.toUpperCase()
      })
      .join('')
  const name = () => {
    const part = () => capital((random.chance(0.5) ? invented(latin()) : word()).toLowerCase())
    const parts = Array.from({ length: between(1, 3) }, () => (random.chance(0.25) ? accented(part()) : part()))
    if (random.chance(0.1)) parts.splice(1, 0, `${of(CAPITALS, 1)}.`)
    if (random.chance(0.06)) parts.unshift(random.pick(['Mr', 'Mrs.', 'Dr.', 'Mme', 'Herr', 'Frau', 'Sra.']))
    if (random.chance(0.1)) return parts.join('-')
    return parts.join(random.chance(0.05) ? ', ' : ' ')
  }
  /** Names that begin with a letter few names begin with. */
  const rareName = () => {
    const part = () => `${random.pick([...RARE_CAPITALS])}${accented(invented(latin()).toLowerCase().slice(1))}`
    const other = () => capital(invented(latin()).toLowerCase())
    return random.pick([
      part,
      () => `${other()} ${part()}`,
      () => `${part()} ${other()}`,
      () => `${part()} ${part()}`,
    ])()
  }
  const thaiWord = () => (random.chance(0.65) ? random.pick(vocabularies.th.words) : invented('th'))
  const thai = () => {
    const run = () => Array.from({ length: between(1, 4) }, thaiWord).join('')
    const parts = Array.from({ length: between(1, 3) }, run)
    if (random.chance(0.12)) parts.unshift(random.pick(['นาย', 'นาง', 'นางสาว', 'คุณ', 'ดร.', 'ด.ช.']))
    if (random.chance(0.2))
      parts.splice(
        between(0, parts.length),
        0,
        random.pick([
          of(DIGITS, between(1, 5)),
          date(),
          clock(),
          plain(),
          capital(plain()),
          `${of(DIGITS, 2)}/${of(DIGITS, 1)}`,
        ]),
      )
    if (random.chance(0.08))
      return `${random.pick(['ถ.', 'ต.', 'อ.', 'จ.', 'ซ.', 'ม.', 'แขวง', 'เขต', 'ถนน'])}${parts.join(' ')}`
    return parts.join(' ')
  }
  const clock = () => {
    const time = `${of('012', 1)}${of(DIGITS, 1)}:${of('012345', 1)}${of(DIGITS, 1)}`
    return random.pick([
      time,
      `${time}:${of('012345', 1)}${of(DIGITS, 1)}`,
      `${between(1, 12)}:${of('012345', 1)}${of(DIGITS, 1)} ${random.pick(['AM', 'PM', 'am', 'pm'])}`,
      `${time} Uhr`,
      `${time} น.`,
    ])
  }
  const date = () => {
    const [day, month] = [between(1, 31), between(1, 12)]
    const year = random.chance(0.8) ? between(1940, 2032) : between(2480, 2575)
    const two = (n: number) => String(n).padStart(2, '0')
    return random.pick([
      `${year}-${two(month)}-${two(day)}`,
      `${two(day)}/${two(month)}/${year}`,
      `${two(day)}.${two(month)}.${year}`,
      `${month}/${day}/${year}`,
      `${day} ${random.pick(MONTHS)} ${year}`,
      `${random.pick(MONTHS)} ${day}, ${year}`,
      `${random.pick(DAYS)} ${day} ${random.pick(MONTHS)}`,
      `${year}-${two(month)}-${two(day)} ${clock()}`,
      `${year}-${two(month)}-${two(day)}T${clock()}.${of(DIGITS, 3)}Z`,
      `${between(2, 59)} ${random.pick(['min ago', 'h', 'days ago', 'Tage', 'jours', 'minutes ago', 's', 'ms'])}`,
    ])
  }
  const groups = (lengths: readonly number[], between: string, signs = DIGITS) =>
    lengths.map(length => of(signs, length)).join(between)
  const amount = () => {
    const whole = random.pick([
      of(DIGITS, between(1, 3)),
      `${between(1, 99)}${random.pick([',', '.', ' ', "'"])}${of(DIGITS, 3)}`,
    ])
    const value = `${whole}${random.chance(0.7) ? `${random.pick(['.', ','])}${of(DIGITS, 2)}` : ''}`
    const currency = random.pick(CURRENCIES)
    return `${random.chance(0.1) ? random.pick(['-', '−', '+']) : ''}${random.chance(0.7) ? currency + value : `${value} ${currency.trim()}`}`
  }
  const number = (): string =>
    random.pick([
      amount,
      amount,
      date,
      date,
      clock,
      () => of(DIGITS, between(1, 8)),
      () => `${of(DIGITS, between(1, 3))}%`,
      () => `${between(1, 99)}.${of(DIGITS, 1)} ${random.pick(['kB', 'MB', 'GB', 'ms', 's', '%', 'km', '°C'])}`,
      () => `#${of(DIGITS, between(2, 6))}`,
      () =>
        `+${between(1, 99)} ${groups(
          random.pick([
            [3, 3, 4],
            [1, 2, 2, 2, 2],
            [2, 3, 4],
            [3, 6],
            [2, 4, 4],
          ]),
          random.pick([' ', '-', '.']),
        )}`,
      () => `(${of(DIGITS, 3)}) ${groups([3, 4], '-')}`,
      () =>
        `0${groups(
          random.pick([
            [1, 2, 2, 2, 2],
            [2, 3, 4],
            [3, 7],
            [4, 6],
          ]),
          random.pick([' ', '-', ' ', '']),
        )}`,
      () => groups([4, 4, 4, 4], random.pick([' ', '-', ''])),
      () => `${random.pick(['••••', '****', '•••• •••• ••••'])} ${of(DIGITS, 4)}`,
      () =>
        `${of(CAPITALS, 2)}${of(DIGITS, 2)} ${groups(
          random.pick([
            [4, 4, 4, 4, 2],
            [4, 4, 4, 4, 4, 3],
            [4, 4, 4, 4],
          ]),
          ' ',
        )}`,
      () => `${of(CAPITALS, 2)}${of(DIGITS, between(14, 24))}`,
      () => groups([1, 4, 5, 2, 1], random.pick(['-', ' '])),
      () => groups([3, 2, 4], '-'),
      () => groups([1, 2, 2, 2, 3, 3, 2], random.pick([' ', ''])),
      () =>
        Array.from({ length: 4 }, () => between(0, 255)).join('.') +
        (random.chance(0.2) ? random.pick([':8080', '/24', ':443']) : ''),
      () => Array.from({ length: between(4, 8) }, () => of(HEX, between(1, 4))).join(':'),
      () => groups([2, 2, 2, 2, 2, 2], ':', HEX),
      () => `${of(CAPITALS, between(2, 4))}-${of(DIGITS, between(3, 7))}`,
      () => `v${between(0, 20)}.${between(0, 30)}.${between(0, 20)}`,
      () => `${between(1, 40)} / ${between(40, 99)}`,
      () => `${of(DIGITS, between(1, 3))} ${random.pick(['×', 'x', '–', '→', '·'])} ${of(DIGITS, between(1, 4))}`,
      () => `${of(DIGITS, between(3, 5))} ${of(CAPITALS, 2)} ${capital(word())}`,
    ])()
  const host = () =>
    `${random.chance(0.3) ? `${random.pick(['www', 'api', 'mail', 'app', 'db', 'cdn', plain()])}.` : ''}${plain()}${random.chance(0.2) ? `-${plain()}` : ''}.${random.pick(TLDS)}`
  const user = () => {
    const parts = [plain(), plain()].map(part => (random.chance(0.15) ? part.charAt(0) : part))
    return `${random.pick([parts.join('.'), parts.join('_'), parts.join(''), parts.join('-'), parts[0]!, `${parts[1]}${between(1, 99)}`])}${random.chance(0.1) ? `+${plain()}` : ''}`
  }
  const email = () => {
    const address = `${user()}@${host()}`
    return random.pick([
      address,
      address,
      address,
      `<${address}>`,
      `${name()} <${address}>`,
      `(${address})`,
      `${address},`,
    ])
  }
  const key = (): string =>
    random.pick([
      () => of(HEX, random.pick([7, 8, 12, 16, 32, 40, 64])),
      () => of(BASE64, between(12, 44)) + random.pick(['', '=', '==']),
      () => of(BASE64URL, between(12, 44)),
      () => of(BASE62, between(8, 40)),
      () => random.pick(KEY_HEADS) + of(BASE62, between(16, 36)),
      () => `eyJ${of(BASE64URL, between(10, 24))}.eyJ${of(BASE64URL, between(10, 30))}`,
      () => groups([8, 4, 4, 4, 12], '-', HEX),
      () => groups([4, 4], '-', CROCKFORD),
      () => groups([5, 5, 5, 5], '-', CROCKFORD),
      () =>
        groups(
          Array.from({ length: between(6, 14) }, () => 2),
          ':',
          random.chance(0.5) ? HEX : HEX.toUpperCase(),
        ),
      () => `SHA256:${of(BASE64, 43)}`,
      () => `ssh-ed25519 ${of(BASE64, between(20, 50))}`,
      () => of(`${BASE62}!#$%&*+-=?@^_~`, between(8, 20)),
      () => groups([4, 4, 4, 4], random.pick(['-', ' ']), SMALL + DIGITS),
      () => `#${of(HEX, 6)}`,
    ])()
  const link = () => {
    const path = Array.from({ length: between(0, 3) }, () =>
      random.pick([plain(), of(DIGITS, 3), `${plain()}-${plain()}`]),
    ).join('/')
    return random.pick([
      () => `https://${host()}/${path}`,
      () => `https://${host()}/${path}?${plain()}=${of(BASE62, between(4, 20))}&${plain()}=${plain()}`,
      host,
      () => `/${plain()}/${path}.${random.pick(['ts', 'js', 'json', 'png', 'csv', 'pdf', 'log', 'yml', 'md', 'sql'])}`,
      () =>
        `${random.pick(['postgres', 'redis', 'mysql', 'amqp'])}://${user()}:${of(BASE62, between(6, 16))}@${host()}:${of(DIGITS, 4)}/${plain()}`,
      () => `s3://${plain()}-${plain()}/${path}`,
      () => `~/${plain()}/${plain()}`,
    ])()
  }
  const code = () =>
    random
      .pick(CODE)
      .replace(/%([wWlUnhk])/g, (_, sign: string) =>
        sign === 'w'
          ? random.pick([plain, plain, () => `${plain()}_${plain()}`, () => plain() + capital(plain())])()
          : sign === 'W'
            ? capital(plain())
            : sign === 'l'
              ? of(SMALL, 1)
              : sign === 'U'
                ? plain().toUpperCase()
                : sign === 'n'
                  ? of(DIGITS, between(1, 4))
                  : sign === 'h'
                    ? of(HEX, 6)
                    : of(BASE62, between(8, 24)),
      )
  const prose = () => {
    const lang = latin()
    const parts = Array.from({ length: between(1, 5) }, () => word(lang))
    if (random.chance(0.12)) parts[between(0, parts.length - 1)] = random.pick([number, number, name, user])()
    if (lang === 'fr')
      for (const [i, part] of parts.entries())
        if (/^[aeiouyhéèêàâîôû]/i.test(part) && random.chance(0.4))
          parts[i] =
            `${random.pick(['l', 'd', 'j', 'c', 'n', 's', 'm', 't', 'qu', 'L', 'D', 'C'])}${random.pick(["'", '’', '’'])}${part}`
    if (random.chance(0.14))
      parts.splice(between(0, parts.length), 0, `${random.chance(0.2) ? `${word(lang)}. ` : ''}@${user()}`)
    if (random.chance(0.05))
      return `${random.pick(['Hi', 'Hello', 'Dear', 'Bonjour', 'Hallo', 'Hola', 'Call', 'Lunch'])} ${capital(invented(lang))}${random.pick([',', '', '!'])}`
    const text = parts.join(' ')
    const cased = random.weighted({ asis: 4, sentence: 5, title: 3, upper: 1.2 }) as string
    if (cased === 'upper') return text.toUpperCase().replaceAll('ẞ', 'SS')
    if (cased === 'title') return text.split(' ').map(capital).join(' ')
    return cased === 'sentence' ? capital(text) : text
  }
  const dressed = (text: string) =>
    random.chance(0.05)
      ? `${text.slice(0, between(4, Math.max(4, text.length)))}…`
      : random.chance(0.72)
        ? text
        : random.pick([
            `${text}:`,
            `${text}.`,
            `${text},`,
            `${text}…`,
            `${text}...`,
            `${text}?`,
            `${text}!`,
            `(${text})`,
            `[${text}]`,
            `“${text}”`,
            `"${text}"`,
            `'${text}'`,
            `«${text}»`,
            `${text};`,
            `• ${text}`,
            `· ${text}`,
            `- ${text}`,
            `– ${text}`,
            `${text} — ${word()}`,
            `${text} · ${number()}`,
            `${text} • ${word()}`,
            `${text} | ${word()}`,
            `${text} / ${word()}`,
            `${text} & ${word()}`,
            `${text} + ${between(1, 9)}`,
            `${text} → ${word()}`,
            `→ ${text}`,
            `✓ ${text}`,
            `${text} ✓`,
            `× ${text}`,
            `@${text}`,
            `#${text}`,
            `${text} (${between(1, 99)})`,
            `${text} ▾`,
            `▸ ${text}`,
            `⚠ ${text}`,
            `● ${text}`,
            `* ${text}`,
            `❯ ${text}`,
            `${text} %`,
            `${text}’s`,
            `${text}'s`,
          ])
  /** Initials, marks and short words: nothing beside them says how large their letters are. */
  const short = () =>
    random.pick([
      () => of(CAPITALS, 2),
      () => of(CAPITALS, between(1, 3)),
      () => of(CAPITALS + SMALL + DIGITS, between(1, 2)),
      () => of(DIGITS, between(1, 3)),
      () => accented(of(CAPITALS, 2)),
      () => `${of(DIGITS, between(1, 3))}${random.pick(['k', 'M', 'h', 'd', 's', '%', 'x', '+'])}`,
      () => random.pick(vocabularies.th.words).slice(0, between(1, 3)),
      () => capital(plain()).slice(0, between(2, 4)),
      () => `${capital(word()).slice(0, between(2, 6))}…`,
    ])()
  const known = new Set(ALPHABET)
  const draw = (): Line => {
    const kind = random.weighted(mix) as string
    const mono = random.chance(['key', 'code', 'link', 'number', 'user'].includes(kind) ? 0.45 : 0.1)
    const text = { short, rareName, prose, thai, name, email, key, number, link, code, user }[kind]!()
    return { text: dressed(text), mono: mono && kind !== 'thai', thai: kind === 'thai' }
  }
  return {
    line() {
      for (;;) {
        const { text, ...rest } = draw()
        const line = { ...rest, text: text.normalize('NFC').replace(/\s+/g, ' ').trim() }
        if (line.text.length > 0 && line.text.length <= MOST_SIGNS && [...line.text].every(sign => known.has(sign)))
          return /[\u0e00-\u0e7f]/.test(line.text) ? { ...line, thai: true, mono: false } : line
      }
    },
  }
}
