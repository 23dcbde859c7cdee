import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import sharp from 'sharp'
import type { EvidenceRecord } from '../../../../contract/policy.ts'
import { redactions, screenshots } from '../../database/schema/tutorials.ts'
import type { Workspace } from '../../workspace.ts'
import { type Evidence, verdict } from './measure.ts'
import { findUnsealed } from './plaintext.ts'

/** How the files of pictures begin; eight bytes and more don't turn up in ciphertext by chance. */
const MAGIC: readonly (readonly [string, Buffer])[] = [
  ['a PNG picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['a JPEG picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46])],
  ['a JPEG picture', Buffer.from([0x45, 0x78, 0x69, 0x66, 0x00, 0x00, 0x4d, 0x4d, 0x00, 0x2a])],
  ['a WebP picture', Buffer.from('WEBPVP8')],
]
const OVERLAP = 16
const LARGEST_PICTURE = 50 * 1024 * 1024

/** No unredacted picture on the disk: not in the workspace file, its log or its backups, and none lying beside them. */
export const nothingUnredactedOnDisk: Evidence = async ({ workspace }) => {
  const broken: EvidenceRecord[] = []
  const { sqlite, path } = workspace.database
  const { checked, unsealed } = findUnsealed(sqlite)
  broken.push(...unsealed.filter(r => /^(?:screenshots|redactions|tutorials|steps)\./.test(r.id)))
  let files = 0
  if (path !== ':memory:') {
    const folder = dirname(path)
    for (const name of readdirSync(folder)) {
      const file = join(folder, name)
      if (!statSync(file).isFile()) continue
      if (name.startsWith(basename(path))) {
        files += 1
        for (const what of await findMagic(file)) broken.push({ kind: 'file', id: name, what: `holds ${what}` })
      } else if (/\.(?:png|jpe?g|webp)$/i.test(name) && (await isScreenshot(workspace, file))) {
        files += 1
        broken.push({ kind: 'file', id: name, what: 'a picture of a screenshot’s size that is no redaction' })
      }
    }
  }
  return verdict(
    broken,
    [],
    `0 bytes in ${files} files; ${checked} envelopes are sealed`,
    { files, envelopes: checked, bytes: 0 },
    {
      broken: 'places with unredacted pixels',
    },
  )
}

async function findMagic(file: string): Promise<readonly string[]> {
  const found = new Set<string>()
  let tail = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const piece = Buffer.concat([tail, chunk as Buffer])
    for (const [what, magic] of MAGIC) if (piece.includes(magic)) found.add(what)
    tail = piece.subarray(Math.max(0, piece.length - OVERLAP))
  }
  return [...found]
}

/** A picture beside the workspace counts when it has the size of a screenshot in it and isn't one of its redactions. */
async function isScreenshot(workspace: Workspace, file: string): Promise<boolean> {
  if (!existsSync(file) || statSync(file).size > LARGEST_PICTURE) return false
  const bytes = readFileSync(file)
  const size = await sharp(bytes)
    .metadata()
    .catch(() => undefined)
  if (!size) return false
  const sizes = workspace.db.select({ width: screenshots.width, height: screenshots.height }).from(screenshots).all()
  if (!sizes.some(s => s.width === size.width && s.height === size.height)) return false
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return !workspace.db
    .select({ sha256: redactions.sha256 })
    .from(redactions)
    .all()
    .some(r => r.sha256 === sha256)
}
