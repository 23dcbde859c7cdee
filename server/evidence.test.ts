import { afterAll, beforeAll, expect, it } from 'vitest'
import { BUCKET, CREDENTIALS, startS3, type TestStorage } from './testing/storage.ts'
import { startTeam, type TestTeam } from './testing/team.ts'

let storage: TestStorage
let team: TestTeam
beforeAll(async () => {
  storage = await startS3()
  team = await startTeam({
    env: {
      S3_ENDPOINT: storage.settings.endpoint,
      S3_BUCKET: BUCKET,
      S3_REGION: 'ap-southeast-1',
      S3_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      S3_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    },
  })
})
afterAll(async () => {
  await team?.stop()
  await storage?.stop()
})

it('tells reviewers where its files lie and whether its log is whole', async () => {
  const reviewer = await team.member('reviewer', ['*'])
  expect(await reviewer.client.evidence.facts()).toMatchObject({
    storage: { reached: true, region: 'ap-southeast-1', encryption: 'AES256' },
    chain: { intact: true },
  })
  const agent = await team.member('agent', ['*'])
  await expect(agent.client.evidence.facts()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(team.anonymous().evidence.facts()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
})
