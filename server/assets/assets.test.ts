import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SubmittedStep } from '../../contract/server/sync.ts'
import { createObjectStore, PART_BYTES, sha256Of } from '../../main/core/assets/object-store.ts'
import { testStorage } from '../../main/core/assets/storage-test.ts'
import { downloadFile, uploadFiles } from '../../main/core/assets/upload.ts'
import { describeDatabases } from '../testing/databases.ts'
import {
  BUCKET,
  CREDENTIALS,
  type StrictStorage,
  startS3,
  startStrictStorage,
  type TestStorage,
} from '../testing/storage.ts'
import { command, send, startTeam, type TestMember, type TestTeam } from '../testing/team.ts'

const OPTIONS = { timeoutMs: 20_000 }
const fileOf = (body: Buffer) => ({ sha256: sha256Of(body), bytes: body.length, read: () => body })

function envFor(storage: TestStorage): NodeJS.ProcessEnv {
  return {
    S3_ENDPOINT: storage.settings.endpoint,
    S3_BUCKET: BUCKET,
    S3_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    S3_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  }
}

async function startWith(storage: TestStorage, databaseUrl?: string) {
  const team = await startTeam({ env: envFor(storage), ...(databaseUrl ? { databaseUrl } : {}) })
  const agent = await team.member('agent', ['steplus/cashbox'])
  const reviewer = await team.member('reviewer', ['steplus/cashbox'])
  const cashbox = await team.connect('steplus', 'cashbox')
  return { team, agent, reviewer, cashbox }
}

function submitted(files: readonly { sha256: string; bytes: number }[]): SubmittedStep[] {
  return files.map(({ sha256, bytes }, index) => ({
    step: index + 1,
    redactionId: randomUUID(),
    sha256,
    bytes,
    regions: [],
    verification: { passed: true, checks: [], remaining: [], sha256, engines: ['test'], verifiedAt: 1 },
  }))
}

async function inReview(
  agent: TestMember,
  id: string,
  files: readonly { sha256: string; bytes: number }[],
): Promise<void> {
  const submit = { type: 'submit', submissionId: randomUUID(), verified: true } as const
  const answers = await send(
    agent,
    command(id, 0, { type: 'claim' }),
    command(id, 1, submit, { steps: submitted(files) }),
  )
  expect(answers.map(a => a.outcome)).toEqual(['accepted', 'accepted'])
}

describe('redacted files in a real S3 API', () => {
  let storage: TestStorage
  let team: TestTeam
  let agent: TestMember
  let reviewer: TestMember
  let cashbox: Awaited<ReturnType<TestTeam['connect']>>
  beforeAll(async () => {
    storage = await startS3()
    ;({ team, agent, reviewer, cashbox } = await startWith(storage))
  })
  afterAll(async () => {
    await team?.stop()
    await storage?.stop()
  })

  it('go up by presigned requests, are checked there, and come down for the reviewer', async () => {
    const file = fileOf(randomBytes(30_000))
    const id = await cashbox.report([1])
    await inReview(agent, id, [file])
    const [early] = await send(reviewer, command(id, 2, { type: 'approve' }), command(id, 3, { type: 'export' })).then(
      r => r.slice(1),
    )
    expect(early).toMatchObject({ outcome: 'refused', code: 'STORAGE' })
    const percents: number[] = []
    await uploadFiles(agent.client, id, [file], { ...OPTIONS, onProgress: percent => percents.push(percent) })
    expect(percents).toEqual([100])
    expect((await downloadFile(reviewer.client, id, file.sha256, OPTIONS)).equals(file.read())).toBe(true)
    const [exported] = await send(reviewer, command(id, 3, { type: 'export' }))
    expect(exported).toMatchObject({ outcome: 'accepted', ticket: { state: 'exported' } })
  })

  it('go up in parts above 8 MB', async () => {
    const file = fileOf(randomBytes(PART_BYTES + 70_000))
    const id = await cashbox.report([1])
    await inReview(agent, id, [file])
    await uploadFiles(agent.client, id, [file], OPTIONS)
    expect(sha256Of(await downloadFile(reviewer.client, id, file.sha256, OPTIONS))).toBe(file.sha256)
  })

  it('are refused when what arrived is not what was announced', async () => {
    const file = fileOf(randomBytes(1000))
    const id = await cashbox.report([1])
    await inReview(agent, id, [file])
    const { plans } = await agent.client.assets.plan({
      ticketId: id,
      assets: [{ sha256: file.sha256, bytes: file.bytes }],
    })
    const plan = plans[0]
    if (plan.kind !== 'put') throw new Error('a small file goes up in one piece')
    const { 'content-length': _own, ...headers } = plan.put.headers
    await fetch(plan.put.url, { method: 'PUT', headers, body: randomBytes(1000) })
    const { verified, failed } = await agent.client.assets.complete({ ticketId: id, files: [{ sha256: file.sha256 }] })
    expect(verified).toEqual([])
    expect(failed[0].reason).toMatch(/checksum|not in the storage/)
    await uploadFiles(agent.client, id, [file], OPTIONS)
  })

  it('pass the storage test as far as this storage goes', async () => {
    const { checks } = await team.admin.client.admin.testStorage()
    const passed = checks.filter(check => check.passed).map(check => check.name)
    expect(passed).toEqual(expect.arrayContaining(['reach', 'write', 'verify', 'multipart', 'delete']))
  })
})

describeDatabases('redacted files in a strict storage', database => {
  let storage: StrictStorage
  let team: TestTeam
  let agent: TestMember
  let reviewer: TestMember
  let cashbox: Awaited<ReturnType<TestTeam['connect']>>
  beforeAll(async () => {
    storage = await startStrictStorage()
    ;({ team, agent, reviewer, cashbox } = await startWith(storage, await database.url()))
  })
  afterEach(() => {
    for (const key of Object.keys(storage.faults)) delete storage.faults[key as keyof typeof storage.faults]
  })
  afterAll(async () => {
    await team?.stop()
    await storage?.stop()
    await database.stop()
  })

  it('carry checksum, type, encryption and "only if new" in the signature', async () => {
    const file = fileOf(randomBytes(500))
    const id = await cashbox.report([1])
    await inReview(agent, id, [file])
    const { plans } = await agent.client.assets.plan({
      ticketId: id,
      assets: [{ sha256: file.sha256, bytes: file.bytes }],
    })
    const plan = plans[0]
    if (plan.kind !== 'put') throw new Error('a small file goes up in one piece')
    const signed = new URL(plan.put.url).searchParams.get('X-Amz-SignedHeaders')?.split(';')
    for (const name of ['content-type', 'x-amz-checksum-sha256', 'x-amz-server-side-encryption', 'if-none-match']) {
      expect(signed).toContain(name)
      const { [name]: _left, 'content-length': _own, ...headers } = plan.put.headers
      const answer = await fetch(plan.put.url, { method: 'PUT', headers, body: new Uint8Array(file.read()) })
      expect(answer.status, name).toBe(403)
    }
    const { 'content-length': _own, ...headers } = plan.put.headers
    const put = (body: Buffer) =>
      fetch(plan.put.url, { method: 'PUT', headers, body: body as Buffer<ArrayBuffer> }).then(r => r.status)
    expect(await put(randomBytes(500))).toBe(400)
    expect(await put(file.read())).toBe(200)
    expect(await put(file.read())).toBe(412)
    await uploadFiles(agent.client, id, [file], OPTIONS)
    expect([...storage.objects.keys()].filter(key => key.endsWith(`${file.sha256}.png`))).toEqual([
      `redacted/steplus/cashbox/${file.sha256}.png`,
    ])
  })

  it('go on after a cut with the parts that are missing', async () => {
    const file = fileOf(randomBytes(2 * PART_BYTES + 1000))
    const id = await cashbox.report([1])
    await inReview(agent, id, [file])
    storage.faults.cutAfter = storage.puts() + 3
    await expect(uploadFiles(agent.client, id, [file], OPTIONS)).rejects.toMatchObject({ code: 'STORAGE' })
    storage.faults.cutAfter = Number.MAX_SAFE_INTEGER
    const before = storage.puts()
    await uploadFiles(agent.client, id, [file], OPTIONS)
    // One part was missing, and one request puts the three together.
    expect(storage.puts() - before).toBe(2)
  }, 30_000)

  it('say what a bucket that is full, missing, read-only or lying does, and leave nothing half done', async () => {
    const file = fileOf(randomBytes(800))
    const id = await cashbox.report([1])
    await inReview(agent, id, [file])
    const cases: [typeof storage.faults, RegExp][] = [
      [{ refuseWrites: { status: 507, code: 'XMinioStorageFull' } }, /full/],
      [{ refuseWrites: { status: 403, code: 'AccessDenied' } }, /read-only/],
      [{ bucketMissing: true }, /bucket does not exist/],
      [{ corrupt: true }, /another checksum/],
    ]
    for (const [faults, reason] of cases) {
      Object.assign(storage.faults, faults)
      const error = await uploadFiles(agent.client, id, [file], OPTIONS).catch(e => e)
      expect(error).toMatchObject({ code: 'STORAGE' })
      expect(error.details.join()).toMatch(reason)
      for (const key of Object.keys(faults)) delete storage.faults[key as keyof typeof storage.faults]
      const answers = await send(reviewer, command(id, 2, { type: 'export' }))
      expect(answers[0].outcome).not.toBe('accepted')
      expect([...storage.objects.keys()].some(key => key.includes(file.sha256))).toBe(false)
    }
    await uploadFiles(agent.client, id, [file], OPTIONS)
  }, 60_000)

  it('go with all their versions when a later submission replaces them', async () => {
    const [old, fresh] = [fileOf(randomBytes(600)), fileOf(randomBytes(700))]
    const id = await cashbox.report([1])
    await inReview(agent, id, [old])
    await uploadFiles(agent.client, id, [old], OPTIONS)
    const key = `redacted/steplus/cashbox/${old.sha256}.png`
    const versions = storage.objects.get(key) ?? []
    storage.objects.set(key, [...versions, { ...versions[0], id: 'older' }])
    await send(reviewer, command(id, 2, { type: 'return' }))
    const again = { type: 'submit', submissionId: randomUUID(), verified: true } as const
    await send(agent, command(id, 3, { type: 'claim' }), command(id, 4, again, { steps: submitted([fresh]) }))
    await uploadFiles(agent.client, id, [fresh], OPTIONS)
    await send(reviewer, command(id, 5, { type: 'approve' }), command(id, 6, { type: 'export' }))
    await team.server.services.worker.runDue()
    expect(storage.objects.has(key)).toBe(false)
    expect(storage.objects.has(`redacted/steplus/cashbox/${fresh.sha256}.png`)).toBe(true)
  })

  it('keep a file that another ticket still needs', async () => {
    const file = fileOf(randomBytes(400))
    const [one, two] = [await cashbox.report([1]), await cashbox.report([1])]
    for (const id of [one, two]) {
      await inReview(agent, id, [file])
      await uploadFiles(agent.client, id, [file], OPTIONS)
    }
    const lead = await team.member('lead', ['steplus/*'])
    await send(lead, command(one, 2, { type: 'cancel' }))
    await team.server.services.worker.runDue()
    expect(storage.objects.has(`redacted/steplus/cashbox/${file.sha256}.png`)).toBe(true)
    await send(lead, command(two, 2, { type: 'cancel' }))
    await team.server.services.worker.runDue()
    expect(storage.objects.has(`redacted/steplus/cashbox/${file.sha256}.png`)).toBe(false)
  })

  it('go up although somebody announced them wrongly before', async () => {
    const file = fileOf(randomBytes(900))
    const id = await cashbox.report([1])
    await inReview(agent, id, [file])
    await agent.client.assets.plan({ ticketId: id, assets: [{ sha256: file.sha256, bytes: 901 }] })
    await uploadFiles(agent.client, id, [file], OPTIONS)
    const large = fileOf(randomBytes(PART_BYTES + 10))
    const other = await cashbox.report([1])
    await inReview(agent, other, [large])
    const wrong = [sha256Of(randomBytes(8)), sha256Of(randomBytes(8))].map(hex =>
      Buffer.from(hex, 'hex').toString('base64'),
    )
    await agent.client.assets.plan({
      ticketId: other,
      assets: [{ sha256: large.sha256, bytes: large.bytes, partChecksums: wrong }],
    })
    await uploadFiles(agent.client, other, [large], OPTIONS)
  })

  it('are looked at again before an export, and sent again when somebody took them away', async () => {
    const file = fileOf(randomBytes(950))
    const id = await cashbox.report([1])
    await inReview(agent, id, [file])
    await uploadFiles(agent.client, id, [file], OPTIONS)
    const key = `redacted/steplus/cashbox/${file.sha256}.png`
    storage.objects.delete(key)
    const { failed } = await agent.client.assets.complete({ ticketId: id, files: [{ sha256: file.sha256 }] })
    expect(failed).toEqual([{ sha256: file.sha256, reason: 'the file is not in the storage' }])
    const [, refused] = await send(reviewer, command(id, 2, { type: 'approve' }), command(id, 3, { type: 'export' }))
    expect(refused).toMatchObject({ outcome: 'refused', code: 'STORAGE' })
    await uploadFiles(reviewer.client, id, [file], OPTIONS)
    storage.objects.delete(key)
    // The server still takes it for stored; the desk's upload finds out and mends it in one go.
    await uploadFiles(reviewer.client, id, [file], OPTIONS)
    expect(storage.objects.get(key)).toHaveLength(1)
    const [exported] = await send(reviewer, command(id, 3, { type: 'export' }))
    expect(exported).toMatchObject({ outcome: 'accepted' })
  })

  it('in parts, are put together only where nothing is, and what is there stays one version', async () => {
    const file = fileOf(randomBytes(PART_BYTES + 500))
    const id = await cashbox.report([1])
    await inReview(agent, id, [file])
    const twin = createObjectStore(storage.settings)
    const key = `redacted/steplus/cashbox/${file.sha256}.png`
    const meta = { key, sha256: file.sha256, bytes: file.bytes, contentType: 'image/png' }
    expect(await twin.put(meta, file.read())).toBe('written')
    expect(await twin.put(meta, file.read())).toBe('exists')
    await uploadFiles(agent.client, id, [file], OPTIONS)
    expect(storage.objects.get(key)).toHaveLength(1)
  })

  it('come back when another ticket needs them in the moment they are deleted', async () => {
    const file = fileOf(randomBytes(650))
    const [one, two] = [await cashbox.report([1]), await cashbox.report([1])]
    await inReview(agent, one, [file])
    await uploadFiles(agent.client, one, [file], OPTIONS)
    await send(await team.member('lead', ['steplus/*']), command(one, 2, { type: 'cancel' }))
    const key = `redacted/steplus/cashbox/${file.sha256}.png`
    storage.faults.beforeDelete = async () => {
      await inReview(agent, two, [file])
      await uploadFiles(agent.client, two, [file], OPTIONS)
    }
    await team.server.services.worker.runDue()
    expect(storage.objects.has(key)).toBe(false)
    const early = await send(reviewer, command(two, 2, { type: 'approve' }), command(two, 3, { type: 'export' }))
    expect(early[1]).toMatchObject({ outcome: 'refused', code: 'STORAGE' })
    await uploadFiles(reviewer.client, two, [file], OPTIONS)
    const [exported] = await send(reviewer, command(two, 3, { type: 'export' }))
    expect(exported).toMatchObject({ outcome: 'accepted' })
  })

  it('are nothing to somebody of another product', async () => {
    const file = fileOf(randomBytes(300))
    const id = await cashbox.report([1])
    await inReview(agent, id, [file])
    await uploadFiles(agent.client, id, [file], OPTIONS)
    const stranger = await team.member('reviewer', ['steplus/mailcraft'])
    const mailcraft = await team.connect('steplus', 'mailcraft')
    const own = await mailcraft.report([1])
    const { sha256, bytes } = file
    for (const ticketId of [id, randomUUID()]) {
      for (const call of [
        () => stranger.client.assets.plan({ ticketId, assets: [{ sha256, bytes }] }),
        () => stranger.client.assets.complete({ ticketId, files: [{ sha256 }] }),
        () => stranger.client.assets.links({ ticketId, sha256 }),
      ])
        await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    // Nor through a ticket of one's own: the same content has another key there, and nothing lies under it.
    await inReview(stranger, own, [file])
    await expect(stranger.client.assets.links({ ticketId: own, sha256 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { plans } = await stranger.client.assets.plan({ ticketId: own, assets: [{ sha256, bytes }] })
    expect(plans[0].kind).toBe('put')
    const { failed } = await stranger.client.assets.complete({ ticketId: own, files: [{ sha256 }] })
    expect(failed).toHaveLength(1)
  })

  it('are asked for under the address desks use, when that is another one', async () => {
    const object = { key: 'x/a', sha256: 'ab'.repeat(32), bytes: 1, contentType: 'image/png' }
    const outside = createObjectStore({ ...storage.settings, publicEndpoint: 'https://storage.example.com' })
    const requests = [
      await outside.presignPut(object),
      await outside.presignGet('x/a'),
      await outside.presignHead('x/a'),
      await outside.presignPart('x/a', 'u', { number: 1, bytes: 1, checksum: 'c' }),
    ]
    for (const { url } of requests) expect(url).toMatch(/^https:\/\/storage\.example\.com\/redacted\/x\/a\?/)
    // The server's own calls go on to the address it was given.
    await outside.reach()
    outside.close()
  })

  it('pass the whole storage test, which leaves nothing behind, and fail it in words', async () => {
    const objects = createObjectStore(storage.settings)
    const before = storage.objects.size
    expect((await testStorage(objects, 'x/')).filter(check => !check.passed)).toEqual([])
    expect(storage.objects.size).toBe(before)
    storage.faults.refuseWrites = { status: 403, code: 'AccessDenied' }
    expect(await testStorage(objects, 'x/')).toContainEqual({
      name: 'write',
      passed: false,
      reason: 'the key may not do this, or the bucket is read-only',
    })
    const nowhere = createObjectStore({ ...storage.settings, endpoint: 'http://127.0.0.1:1' })
    expect(await testStorage(nowhere, 'x/')).toEqual([
      { name: 'reach', passed: false, reason: 'nothing answers at the address of the storage' },
    ])
  }, 30_000)
})
