import type { Source } from '../../contract/source.ts'
import { render } from './html.ts'
import { KINDS } from './kinds.ts'
import type { PageKind } from './page-kind.ts'
import { type Random, seeded } from './random.ts'
import { Screen } from './screen.ts'
import { FULL_HD, MONO, makeFont, makeFontSize, makeSize, makeTheme, themeCss } from './theme.ts'
import type { Lang, ScreenTruth, Split, ThemeFamily } from './types.ts'
import { WIDGET_CSS } from './widgets.css.ts'

/** A page ready for the browser, with everything its truth says besides what is measured. */
export type DrawnScreen = Pick<
  ScreenTruth,
  | 'index'
  | 'split'
  | 'kind'
  | 'theme'
  | 'themeFamily'
  | 'lang'
  | 'width'
  | 'height'
  | 'density'
  | 'font'
  | 'fontSize'
  | 'clean'
  | 'owner'
> & { readonly source?: Source; readonly product?: string; readonly html: string }

const LANG_WEIGHTS: Readonly<Record<Lang, number>> = { en: 48, fr: 13, de: 13, es: 13, th: 13 }
const THEME_WEIGHTS: Readonly<Record<ThemeFamily, number>> = { light: 52, dark: 28, coloured: 20 }
/** Every fourth screen shows no personal data at all. */
const CLEAN_EVERY = 4

/** The kind of screen number `index`: each round of kinds comes in an order of its own, clean ones every fourth. */
export function kindAt(split: Split, index: number): { readonly kind: PageKind; readonly clean: boolean } {
  const clean = index % CLEAN_EVERY === CLEAN_EVERY - 1
  const pool = KINDS.filter(kind => (clean ? kind.clean !== undefined : kind.personal !== undefined))
  const at = clean ? Math.floor(index / CLEAN_EVERY) : index - Math.floor((index + 1) / CLEAN_EVERY)
  const order = seeded(`${split}/order/${clean}/${Math.floor(at / pool.length)}`).sample(pool, pool.length)
  return { kind: order[at % pool.length]!, clean }
}

/** Draws screen number `index` of a split; the same arguments give the same page. */
export function drawScreen(split: Split, index: number): DrawnScreen {
  const random = seeded(`${split}/${index}`)
  const { kind, clean } = kindAt(split, index)
  const lang = kind.langs ? random.pick(kind.langs) : random.weighted(LANG_WEIGHTS)
  const theme = makeTheme(random, random.weighted(kind.themes ?? THEME_WEIGHTS))
  // A fixed quarter has the one size that timings are compared on.
  const [width, height, density] = index % 4 === 1 || index % 16 === 7 ? FULL_HD : makeSize(random)
  const font = makeFont(random, lang)
  const size = makeFontSize(random)
  const css = { width: Math.round(width / density), height: Math.round(height / density) }
  // Few people leave 11 px on a very wide desktop.
  const fontSize = css.width > 2200 ? Math.max(13, size) : size
  const screen = new Screen({ random: random.fork('screen'), split, lang, theme, ...css, fontSize, clean })
  const draw = clean ? kind.clean! : kind.personal!
  const content = render(draw(screen))
  return {
    index,
    split,
    kind: kind.name,
    theme: theme.name,
    themeFamily: theme.family,
    lang,
    width,
    height,
    density,
    font,
    fontSize,
    clean,
    ...(kind.product ? { source: kind.product.source, product: kind.product.name } : {}),
    owner: { name: screen.owner.full, username: screen.owner.username, email: screen.owner.email },
    html: page(content, themeCss(theme), font, fontSize, lang, random),
  }
}

function page(content: string, colours: string, font: string, fontSize: number, lang: Lang, random: Random): string {
  const families = [font, ...(lang === 'th' ? ['Noto Sans Thai'] : []), 'Noto Sans', 'sans-serif'].map(name =>
    name.includes(' ') ? `'${name}'` : name,
  )
  const mono = `'${random.pick(MONO)}', 'Noto Sans Thai', monospace`
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><style>${colours}
${WIDGET_CSS}
:root{--mono:${mono}}body{font:${fontSize}px/1.45 ${families.join(', ')}}</style><body>${content}</body></html>`
}
