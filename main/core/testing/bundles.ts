import sharp from 'sharp'
import yazl from 'yazl'
import type { BundleFiles } from '../tutorials/bundle-files.ts'

/** A page-like picture with one line of text per entry, drawn by SVG; for tests only. */
export async function textPicture(lines: readonly string[], width = 700): Promise<Buffer> {
  const height = 60 + lines.length * 44
  const texts = lines
    .map(
      (line, index) =>
        `<text x="40" y="${64 + index * 44}" font-family="DejaVu Sans" font-size="20" fill="#222">${xmlEscape(line)}</text>`,
    )
    .join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${texts}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

export interface BundleOptions {
  readonly id?: string
  readonly screenshots: readonly Buffer[]
  /** Step numbers named in the one report; all by default. */
  readonly flagged?: readonly number[]
  readonly reportedAt?: number
  readonly note?: string
  readonly description?: string
  /** Merged over the manifest last, to break it on purpose. */
  readonly manifest?: Record<string, unknown>
}

/** A bundle in memory, valid unless `manifest` says otherwise. */
export function makeBundle(options: BundleOptions): BundleFiles {
  const { screenshots, flagged = screenshots.map((_, index) => index + 1) } = options
  const manifest = {
    version: 1,
    source: 'stepify',
    product: 'stepify',
    id: options.id ?? 'tutorial-1',
    title: 'Invite a customer',
    goal: 'Show how a customer is invited',
    platform: { name: 'Orchard CRM', url: 'https://crm.example.com' },
    owner: { name: 'Olga Owner', username: 'olga', email: 'olga@example.org' },
    visibility: 'private',
    steps: screenshots.map((_, index) => ({
      number: index + 1,
      title: `Step ${index + 1}`,
      description: options.description ?? 'Press the button',
      screenshot: `step-${index + 1}.png`,
    })),
    reports: [
      {
        at: new Date(options.reportedAt ?? Date.UTC(2026, 0, 5, 8)).toISOString(),
        steps: flagged,
        note: options.note ?? 'Something is still readable',
        reporter: 'reporter@example.net',
      },
    ],
    ...options.manifest,
  }
  return new Map<string, Uint8Array>([
    ['tutorial.json', Buffer.from(JSON.stringify(manifest))],
    ...screenshots.map((bytes, index) => [`step-${index + 1}.png`, bytes] as const),
  ])
}

/** The bundle as the bytes of a .zip, its files below `prefix`. */
export async function zipBundle(files: BundleFiles, prefix = ''): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [path, bytes] of files) zip.addBuffer(Buffer.from(bytes), `${prefix}${path}`)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function xmlEscape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
