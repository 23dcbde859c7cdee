import { type Content, type Html, html, pii } from './html.ts'
import { qrPlace } from './qr.ts'
import type { Random } from './random.ts'
import { synonyms } from './synonyms.ts'
import type { Theme } from './theme.ts'
import type { Form, Lang, Split } from './types.ts'
import { address } from './values/addresses.ts'
import { email, phone, username } from './values/contact.ts'
import { nationalId } from './values/ids.ts'
import { accountNumber, card, iban } from './values/money.ts'
import { makeName, type Name } from './values/names.ts'
import * as near from './values/near.ts'
import { ip, SECRETS, type SecretKind } from './values/secrets.ts'
import { label, PROSE, ROLES, SENTENCES, SUBJECTS } from './vocabulary.ts'

/** An invented person with one of everything. */
export interface Person {
  readonly name: Name
  readonly full: string
  readonly initials: string
  readonly email: string
  readonly username: string
  readonly phone: string
  readonly company: string
  readonly address: readonly string[]
  readonly birthDate: string
  readonly owner: boolean
  /** Shown by a picture instead of initials. */
  readonly photo: boolean
}

export interface ScreenOptions {
  readonly random: Random
  readonly split: Split
  readonly lang: Lang
  readonly theme: Theme
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  readonly fontSize: number
  readonly clean: boolean
}

const SURNAME_FIRST = new Set(['chinese', 'korean', 'japanese', 'vietnamese'])

function makePerson(random: Random, split: Split, lang: Lang, birthStyle: number, owner = false): Person {
  const name = makeName(random, split, lang)
  const surnameFirst = SURNAME_FIRST.has(name.culture) && random.chance(0.4)
  const company = near.company(random, lang)
  return {
    name,
    full: surnameFirst ? `${name.family} ${name.given}` : `${name.given} ${name.family}`,
    initials: name.thai ? name.given[0]! : [...name.given][0]! + [...name.family][0]!,
    email: email(random, name, near.companyDomain(company)),
    username: username(random, name),
    phone: phone(random, lang),
    company,
    address: address(random, lang),
    birthDate: near.birthDate(random, lang, birthStyle),
    owner,
    photo: random.chance(0.3),
  }
}

/** What a page kind draws with: choices, words, people, and values that mark themselves as ground truth. */
export class Screen {
  readonly random: Random
  readonly split: Split
  readonly lang: Lang
  readonly theme: Theme
  readonly width: number
  readonly height: number
  readonly fontSize: number
  readonly clean: boolean
  readonly owner: Person
  readonly people: readonly Person[]
  /** How this screen writes full names in lists. */
  readonly nameStyle: 'plain' | 'reversed'
  private readonly words = new Map<string, string>()
  private readonly wordChoice: Random
  private readonly dateStyle: near.DateStyle
  private readonly twelveHours: boolean

  constructor(options: ScreenOptions) {
    const { random, split, lang } = options
    this.random = random
    this.split = split
    this.lang = lang
    this.theme = options.theme
    this.width = options.width
    this.height = options.height
    this.fontSize = options.fontSize
    this.clean = options.clean
    const birthStyle = random.int(0, 3)
    this.owner = makePerson(random.fork('owner'), split, lang, birthStyle, true)
    const cast = random.fork('people')
    this.people = Array.from({ length: 60 }, () => this.stranger(cast, birthStyle))
    this.wordChoice = random.fork('words')
    this.dateStyle = random.pick(near.DATE_STYLES)
    this.twelveHours = random.chance(0.5)
    this.nameStyle = random.chance(0.12) ? 'reversed' : 'plain'
  }

  /** Somebody without a name of the owner's: what is the owner's may stay, and nobody could tell whose of the two it is. */
  private stranger(cast: Random, birthStyle: number): Person {
    const { given, family } = this.owner.name
    let person: Person
    do person = makePerson(cast, this.split, this.lang, birthStyle)
    while ([given, family].some(name => name === person.name.given || name === person.name.family))
    return person
  }

  /** A label in the screen's language: the usual word, or one this screen keeps using for it. */
  t(key: string): string {
    const known = this.words.get(key)
    if (known) return known
    const others = synonyms(this.lang, key)
    const word =
      others.length > 0 && this.wordChoice.chance(0.45) ? this.wordChoice.pick(others) : label(this.lang, key)
    this.words.set(key, word)
    return word
  }

  /** How many rows of about `height` pixels fill what is left under `taken` pixels, and some that the edge cuts off. */
  rows(height: number, taken: number): number {
    return Math.max(3, Math.ceil(((this.height - taken) / height) * 1.2))
  }

  person(index: number): Person {
    return this.people[index % this.people.length]!
  }

  private mark(
    category: Parameters<typeof pii>[0],
    text: string | readonly string[],
    person?: Person,
    form?: Form,
  ): Html {
    if (this.clean) throw new Error(`a clean screen shows ${category}`)
    // The tutorial owner's own name, username and address stay readable; the rest of the owner's data doesn't.
    const exempt = category === 'PERSON' || category === 'USERNAME' || category === 'EMAIL'
    return pii(category, text, {
      inNoList: category === 'PERSON' && person?.name.inNoList,
      owner: exempt && person?.owner,
      form,
    })
  }

  /** A full name, in the screen's way of writing it. */
  name(person: Person): Html {
    const reversed = this.nameStyle === 'reversed' && !person.name.thai
    const text = reversed ? `${person.name.family}, ${person.name.given}` : person.full
    return this.mark('PERSON', text, person, 'full')
  }
  /** A full name in running text: never reversed. */
  full(person: Person): Html {
    return this.mark('PERSON', person.full, person, 'full')
  }
  given(person: Person): Html {
    return this.mark('PERSON', person.name.given, person, 'given')
  }
  family(person: Person): Html {
    return this.mark('PERSON', person.name.family, person, 'family')
  }
  initials(person: Person): Html {
    return this.mark('PERSON', person.initials.toUpperCase(), person, 'initials')
  }
  email(person: Person): Html {
    return this.mark('EMAIL', person.email, person)
  }
  phone(person: Person): Html {
    return this.mark('PHONE', person.phone, person)
  }
  username(person: Person): Html {
    return this.mark('USERNAME', person.username, person)
  }
  mention(person: Person): Html {
    return this.mark('USERNAME', `@${person.username}`, person)
  }
  /** On one line. */
  address(person: Person): Html {
    return this.mark('ADDRESS', person.address.join(', '), person)
  }
  /** As on an envelope. */
  addressLines(person: Person): Html {
    return this.mark('ADDRESS', person.address, person)
  }
  birthDate(person: Person): Html {
    return this.mark('DATE_OF_BIRTH', person.birthDate, person)
  }
  card(): Html {
    return this.mark('CARD', card(this.random))
  }
  iban(): Html {
    return this.mark('BANK_ACCOUNT', iban(this.random))
  }
  account(): Html {
    return this.mark('BANK_ACCOUNT', accountNumber(this.random))
  }
  nationalId(): Html {
    return this.mark('NATIONAL_ID', nationalId(this.random, this.lang))
  }
  /** A machine's name, on the products that count it among the credentials. */
  host(name: string): Html {
    return this.mark('SECRET', name)
  }
  /** What somebody's account holds, on the product where that is personal. */
  balance(max?: number): Html {
    return this.mark('CUSTOM', this.price(max))
  }
  ip(): Html {
    return this.mark('IP', ip(this.random))
  }
  secret(kind: SecretKind): Html {
    return this.mark('SECRET', SECRETS[kind](this.random))
  }
  qr(): Html {
    if (this.clean) throw new Error('a clean screen shows CODE')
    return html`<span data-pii="CODE" class="qr">${qrPlace(SECRETS.tokenUrl(this.random))}</span>`
  }

  company = (): string => near.company(this.random, this.lang)
  productName = (): string => near.product(this.random)
  order = (): string => near.orderNumber(this.random)
  version = (): string => near.version(this.random)
  uuid = (): string => near.uuid(this.random)
  commit = (): string => near.commit(this.random)
  price = (max?: number): string => near.price(this.random, this.lang, max)
  amount = (max?: number): string => near.amount(this.random, this.lang, max)
  date = (days?: number): string => near.date(this.random, this.lang, this.dateStyle, days)
  time = (): string => near.time(this.random, this.lang, this.twelveHours)
  subject = (): string => this.random.pick(SUBJECTS[this.lang])
  role = (): string => this.random.pick(ROLES[this.lang])
  prose = (): string => this.random.pick(PROSE[this.lang])

  /** A sentence about `person`; without one (and on clean screens) only sentences that name nobody. */
  sentence(person?: Person): Html {
    const all = SENTENCES[this.lang]
    const personal = /\{(full|given|email|phone|mention|address)\}/
    const pool = person && !this.clean ? all : all.filter(sentence => !personal.test(sentence))
    const parts: Content[] = this.random
      .pick(pool)
      .split(/(\{\w+\})/)
      .map(part => (part.startsWith('{') ? this.slot(part.slice(1, -1), person) : part))
    return html`${parts}`
  }

  private slot(slot: string, person?: Person): Content {
    switch (slot) {
      case 'full':
      case 'given':
      case 'email':
      case 'phone':
      case 'mention':
      case 'address':
        return this[slot](person!)
      case 'product':
        return this.productName()
      case 'company':
        return this.company()
      case 'order':
        return this.order()
      case 'date':
        return this.date(60)
      case 'price':
        return this.price(400)
      case 'version':
        return this.version()
      default:
        throw new Error(`no slot "${slot}"`)
    }
  }
}
