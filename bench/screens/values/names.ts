import { hash, type Random } from '../random.ts'
import type { Lang, Split } from '../types.ts'
import { NAMES, THAI_NAMES } from './names.data.ts'

export interface NameLists {
  readonly culture: string
  readonly given: readonly string[]
  readonly family: readonly string[]
}

/** A person's name, given name first unless `familyFirst`. */
export interface Name {
  readonly given: string
  readonly family: string
  readonly culture: string
  readonly inNoList: boolean
  readonly thai: boolean
}

/** The same name always falls into the same split, in whichever culture and place it stands. */
export const splitOf = (name: string): Split => (hash(`name:${name.toLowerCase()}`) % 2 === 0 ? 'dev' : 'test')

function parse(text: string): NameLists[] {
  return text
    .trim()
    .split('\n')
    .map(line => {
      const [, culture, given, family] = /^(\w+): (.+) \/ (.+)$/.exec(line)!
      return { culture: culture!, given: given!.split(' '), family: family!.split(' ') }
    })
}

const ALL = [...parse(NAMES), ...parse(THAI_NAMES)]
const of = (split: Split): NameLists[] =>
  ALL.map(({ culture, given, family }) => ({
    culture,
    given: given.filter(name => splitOf(name) === split),
    family: family.filter(name => splitOf(name) === split),
  }))

/** The names each split draws from: no name is in both. */
export const LISTS: Readonly<Record<Split, readonly NameLists[]>> = { dev: of('dev'), test: of('test') }

/** Syllables for names that stand in no list; the first ones differ by split, so that no made-up name is in both. */
const SYLLABLES = {
  dev: {
    start:
      'Bre Tos Vash Quor Hel Zim Dra Plo Yev Ski Mur Gwa Ulb Fen Orv Jul Cad Ebr Lor Wes Nif Ath Kun Pid Rash Oll Shu Tiv Gar Inz'.split(
        ' ',
      ),
    thai: ['ปรัน', 'กวิศ', 'ธรณ์', 'มิทร', 'ลวัณ', 'จิรุณ', 'อศิน', 'พลวิ'],
  },
  test: {
    start:
      'Kre Nol Thur Jas Wim Osk Bly Cru Rhe Ist Vor Dje Slo Pha Emb Had Mok Zel Fra Lum Ved Cor Bax Sty Tam Uri Gol Hix Nep Wo'.split(
        ' ',
      ),
    thai: ['ศรุต', 'นวิน', 'เขมน', 'วทัญ', 'รณิศ', 'ภวิล', 'ตฤณ', 'สวิฬ'],
  },
} as const
const MIDDLE = 'van mir bel dru tho nek sal vi rou gash lem pri zo ka ndu'.split(' ')
const GIVEN_END = 'ia on ett is ka ro lin ez as ym'.split(' ')
const FAMILY_END = 'beth nell quist ard mek stow vand oush erly kov iniak tashi goro ghem wyck'.split(' ')
const THAI_END = { given: ['ดา', 'พัฒ', 'ภัส', 'วีร์', 'นนท์'], family: ['วัฒนะกูร', 'ศิลาพงษ์', 'ธาราวุธ', 'มณีกานต์', 'เกษมวรา'] }

const capitals = (text: string) => text[0]!.toUpperCase() + text.slice(1).toLowerCase()

/** A name of syllables that no gazetteer holds. */
export function composedName(random: Random, split: Split, thai = false): Name {
  const { start, thai: thaiStart } = SYLLABLES[split]
  if (thai) {
    const given = random.pick(thaiStart) + random.pick(THAI_END.given)
    return {
      given,
      family: random.pick(thaiStart) + random.pick(THAI_END.family),
      culture: 'none',
      inNoList: true,
      thai,
    }
  }
  const middle = () => (random.chance(0.55) ? random.pick(MIDDLE) : '')
  const [first, second] = random.sample(start, 2) as [string, string]
  const given = capitals(first + middle() + random.pick(GIVEN_END))
  const family = capitals(second + middle() + random.pick(FAMILY_END))
  return { given, family, culture: 'none', inNoList: true, thai }
}

/** Cultures more likely on a screen in that language; anyone may be a customer anywhere. */
const HOME: Readonly<Record<Lang, readonly string[]>> = {
  en: ['english', 'american', 'indian', 'african'],
  fr: ['french', 'arabic', 'african'],
  de: ['german', 'turkish', 'polish'],
  es: ['spanish', 'latinamerican', 'portuguese'],
  th: ['thai', 'thai', 'thai', 'thailatin'],
}

/** A name for a screen in `lang`; about one in four is composed of syllables. */
export function makeName(random: Random, split: Split, lang: Lang): Name {
  const home = random.chance(lang === 'th' ? 0.75 : 0.5)
  const culture = home ? random.pick(HOME[lang]) : random.pick(LISTS[split].filter(l => l.culture !== 'thai')).culture
  if (random.chance(0.25)) return composedName(random, split, culture === 'thai')
  const list = LISTS[split].find(l => l.culture === culture)!
  const double = (culture === 'spanish' || culture === 'latinamerican') && random.chance(0.3)
  const family = double ? random.sample(list.family, 2).join(' ') : random.pick(list.family)
  const given =
    culture === 'french' && random.chance(0.1) ? random.sample(list.given, 2).join('-') : random.pick(list.given)
  return { given, family, culture, inNoList: false, thai: culture === 'thai' }
}
