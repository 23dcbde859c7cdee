import type { Category } from '../../contract/category.ts'
import type { StructureNode } from '../../contract/structure.ts'
import type { Form } from './types.ts'

/** CSS pixels, edges as the layout gives them. */
export interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface MeasuredWord {
  readonly text: string
  readonly box: Edges
  readonly ink: Edges
  readonly size: number
  readonly partial: boolean
}

export interface MeasuredLine {
  readonly box: Edges
  readonly ink: Edges
}

export interface MeasuredValue {
  readonly category: Category
  readonly text: string
  readonly full: string
  readonly lines: readonly MeasuredLine[]
  readonly wordIndices: readonly number[]
  readonly inNoList: boolean
  readonly owner: boolean
  readonly truncated: boolean
  readonly partial: boolean
  readonly form: Form | null
}

export interface Measured {
  readonly words: readonly MeasuredWord[]
  readonly values: readonly MeasuredValue[]
  readonly structure: readonly (Omit<StructureNode, 'box'> & { readonly box: Edges })[]
}

/**
 * Runs inside the page: every visible word and marked value from the browser's own layout, in CSS pixels. Nothing
 * from outside may be used here, the function is sent to the page as text.
 */
export function measure(): Measured {
  interface Piece {
    text: string
    box: Edges
    ink: Edges
    size: number
    partial: boolean
    ellipsis: boolean
    /** White space, or the start of a block, before it. */
    spaced: boolean
    marks: Element[]
    word: number
  }
  const view: Edges = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  const clips = new Map<Element, Edges>()
  const context = document.createElement('canvas').getContext('2d')!
  const cross = (a: Edges, b: Edges): Edges => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  })
  /** What ancestors that hide their overflow leave visible. */
  const clipOf = (element: Element | null): Edges => {
    if (!element) return view
    const known = clips.get(element)
    if (known) return known
    const style = getComputedStyle(element)
    let clip = style.position === 'fixed' ? view : clipOf(element.parentElement)
    if (style.overflowX !== 'visible' && !(element instanceof SVGElement))
      clip = cross(clip, element.getBoundingClientRect())
    clips.set(element, clip)
    return clip
  }
  /** Where the text of an overflowing ellipsis block stops: the right edge that characters must not pass. */
  const limits = new Map<Element, number | null>()
  const limitOf = (start: Element): number | null => {
    let element: Element | null = start
    while (element && getComputedStyle(element).display === 'inline') element = element.parentElement
    if (!element) return null
    const known = limits.get(element)
    if (known !== undefined) return known
    const style = getComputedStyle(element)
    let limit: number | null = null
    if (
      style.textOverflow === 'ellipsis' &&
      style.overflowX !== 'visible' &&
      element.scrollWidth > element.clientWidth
    ) {
      context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      const edge =
        element.getBoundingClientRect().right - parseFloat(style.borderRightWidth) - parseFloat(style.paddingRight)
      limit = edge - context.measureText('…').width
    }
    limits.set(element, limit)
    return limit
  }
  const inkOf = (text: string, box: Edges, style: CSSStyleDeclaration, size: number): Edges => {
    context.font = `${style.fontStyle} ${style.fontWeight} ${size}px ${style.fontFamily}`
    context.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing
    const m = context.measureText(text)
    const baseline = box.top + m.fontBoundingBoxAscent
    // The canvas may space letters otherwise than the layout: only the bearings at both ends are taken from it.
    return {
      left: box.left - m.actualBoundingBoxLeft,
      right: box.right - (m.width - m.actualBoundingBoxRight),
      top: baseline - m.actualBoundingBoxAscent,
      bottom: baseline + m.actualBoundingBoxDescent,
    }
  }
  const transformed = (text: string, style: CSSStyleDeclaration): string =>
    style.textTransform === 'uppercase'
      ? text.toUpperCase()
      : style.textTransform === 'lowercase'
        ? text.toLowerCase()
        : text
  /** Points of `box` where another element lies on top: 0 none, 1 some, 2 all. */
  const covered = (box: Edges, element: Element): number => {
    const y = (box.top + box.bottom) / 2
    const points = [0.08, 0.5, 0.92].map(part => box.left + (box.right - box.left) * part)
    const hidden = points.filter(x => {
      const hit = document.elementFromPoint(x, y)
      return hit !== null && !hit.contains(element) && !element.contains(hit)
    }).length
    return hidden === 0 ? 0 : hidden === points.length ? 2 : 1
  }

  const pieces: Piece[] = []
  const range = document.createRange()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let spaced = true
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!
    const source = node.nodeValue!
    if (parent.tagName === 'STYLE' || parent.tagName === 'SCRIPT') continue
    const style = getComputedStyle(parent)
    const clip = clipOf(parent)
    const limit = limitOf(parent)
    // Text in a drawing is scaled with it.
    const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1
    const size = parseFloat(style.fontSize) * scale
    const marks: Element[] = []
    for (let at: Element | null = parent; at; at = at.parentElement) if (at.hasAttribute('data-pii')) marks.push(at)
    const addPiece = (from: number, to: number, rect: Edges, cut: boolean) => {
      const text = transformed(source.slice(from, to), style)
      const seen = cross(rect, clip)
      const share = Math.max(0, seen.bottom - seen.top) / (rect.bottom - rect.top)
      const wide = Math.max(0, seen.right - seen.left) / (rect.right - rect.left)
      if (share < 0.35 || wide < 0.1 || seen.right - seen.left < 1) return
      const over = covered(seen, parent)
      if (over === 2) return
      const first = from === 0 ? spaced : /\s/.test(source[from - 1]!)
      pieces.push({
        text,
        box: seen,
        ink: cross(inkOf(text, rect, style, size), clip),
        size,
        partial: share < 0.8 || wide < 0.98 || over === 1,
        ellipsis: cut,
        spaced: first,
        marks,
        word: -1,
      })
    }
    for (const match of source.matchAll(/\S+/g)) {
      const [start, end] = [match.index, match.index + match[0].length]
      range.setStart(node, start)
      range.setEnd(node, end)
      const rects = [...range.getClientRects()].filter(rect => rect.width > 0)
      if (rects.length === 0 || rects.every(rect => rect.bottom <= clip.top || rect.top >= clip.bottom)) continue
      const oneLine = rects.every(rect => Math.abs(rect.top - rects[0]!.top) < 2)
      // A line with an ellipsis gives two rectangles: the whole text and, second, what is left of it.
      const right = Math.max(...rects.map(rect => rect.right))
      if (oneLine && (limit === null || right <= limit)) {
        addPiece(start, end, { left: rects[0]!.left, top: rects[0]!.top, right, bottom: rects[0]!.bottom }, false)
        continue
      }
      // Broken over lines, or cut by an ellipsis: character by character.
      let from = start
      let run = null as Edges | null
      let cut = false
      for (let at = start; at < end && !cut; ) {
        const step = source.codePointAt(at)! > 0xffff ? 2 : 1
        range.setStart(node, at)
        range.setEnd(node, at + step)
        const rect = range.getBoundingClientRect()
        if (limit !== null && rect.right > limit + 0.5) cut = true
        else if (rect.width > 0) {
          if (run && Math.abs(rect.top - run.top) > 2) {
            addPiece(from, at, run, false)
            from = at
            run = null
          }
          run = run
            ? { ...run, right: Math.max(run.right, rect.right) }
            : { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom }
        }
        if (cut) {
          if (run) addPiece(from, at, run, true)
          else {
            const last = pieces.at(-1)
            if (last) last.ellipsis = true
          }
        } else at += step
      }
      if (!cut && run) addPiece(from, end, run, false)
      if (cut) break
    }
    spaced = /\s$/.test(source) || source.length === 0
    range.selectNodeContents(node)
  }

  const words: MeasuredWord[] = []
  let open: { text: string; box: Edges; ink: Edges; size: number; partial: boolean; piece: Piece } | null = null
  const close = () => {
    if (open) words.push({ text: open.text, box: open.box, ink: open.ink, size: open.size, partial: open.partial })
    open = null
  }
  const join = (a: Edges, b: Edges): Edges => ({
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  })
  for (const piece of pieces) {
    const before = open as { text: string; box: Edges; ink: Edges; size: number; partial: boolean; piece: Piece } | null
    const touches =
      before !== null &&
      !piece.spaced &&
      !before.piece.ellipsis &&
      Math.abs(piece.box.left - before.box.right) < piece.size * 0.12 &&
      Math.min(piece.box.bottom, before.box.bottom) - Math.max(piece.box.top, before.box.top) >
        0.6 * (piece.box.bottom - piece.box.top)
    const text = piece.ellipsis ? `${piece.text}…` : piece.text
    if (touches && before) {
      open = {
        text: before.text + text,
        box: join(before.box, piece.box),
        ink: join(before.ink, piece.ink),
        size: Math.max(before.size, piece.size),
        partial: before.partial || piece.partial,
        piece,
      }
    } else {
      close()
      open = { text, box: piece.box, ink: piece.ink, size: piece.size, partial: piece.partial, piece }
    }
    piece.word = words.length
  }
  close()

  const values: MeasuredValue[] = []
  for (const mark of document.querySelectorAll('[data-pii]')) {
    const attribute = (name: string) => mark.getAttribute(name)
    const shared = {
      category: attribute('data-pii') as Category,
      inNoList: mark.hasAttribute('data-no-list'),
      owner: mark.hasAttribute('data-owner'),
      form: attribute('data-form') as Form | null,
    }
    if (shared.category === 'CODE' || shared.category === 'FACE') {
      const whole = mark.getBoundingClientRect()
      const box = cross(whole, clipOf(mark))
      if (box.right - box.left < 4 || box.bottom - box.top < 4 || covered(box, mark) === 2) continue
      const partial =
        (box.right - box.left) * (box.bottom - box.top) < 0.9 * whole.width * whole.height || covered(box, mark) === 1
      values.push({
        ...shared,
        text: '',
        full: '',
        lines: [{ box, ink: box }],
        wordIndices: [],
        truncated: false,
        partial,
      })
      continue
    }
    const own = pieces.filter(piece => piece.marks.includes(mark))
    if (own.length === 0) continue
    const lines: MeasuredLine[] = []
    let text = ''
    let last: Piece | null = null
    for (const piece of own) {
      const line = lines.at(-1)
      const height = piece.box.bottom - piece.box.top
      const same =
        line !== undefined &&
        Math.min(line.box.bottom, piece.box.bottom) - Math.max(line.box.top, piece.box.top) > 0.5 * height &&
        piece.box.left >= line.box.left
      if (same) lines[lines.length - 1] = { box: join(line.box, piece.box), ink: join(line.ink, piece.ink) }
      else lines.push({ box: piece.box, ink: piece.ink })
      // A value broken in the middle of a word goes on without a space.
      text +=
        last === null ? piece.text : piece.spaced || !same ? (piece.spaced ? ` ${piece.text}` : piece.text) : piece.text
      last = piece
    }
    // biome-ignore lint/performance/useDomNodeTextContent: `innerText` parts lines at <br>, `textContent` joins them
    const full = (mark as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
    const [shown, whole] = [text.replace(/\s/g, '').length, full.replace(/\s/g, '').length]
    values.push({
      ...shared,
      text,
      full,
      lines,
      wordIndices: [...new Set(own.map(piece => piece.word))],
      truncated: shown < whole,
      // "n…" of an address says nothing about anybody: it counts neither way.
      partial: own.some(piece => piece.partial) || (shown < whole && shown < 4),
    })
  }

  const structure: (Omit<StructureNode, 'box'> & { box: Edges })[] = []
  for (const element of document.querySelectorAll('[data-node]')) {
    const box = cross(element.getBoundingClientRect(), clipOf(element))
    if (box.right - box.left < 2 || box.bottom - box.top < 2) continue
    const told = JSON.parse(element.getAttribute('data-node')!) as Omit<StructureNode, 'box'>
    const text = told.role === 'table' ? undefined : (element.textContent ?? '').replace(/\s+/g, ' ').trim()
    structure.push({ ...told, ...(text ? { text } : {}), box })
  }
  return { words, values, structure }
}
