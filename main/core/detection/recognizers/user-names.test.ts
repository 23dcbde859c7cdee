import { describe, expect, it } from 'vitest'
import { foundIn, valuesOf } from '../testing.ts'
import { handle } from './handle.ts'
import { username } from './username.ts'

const found = (texts: readonly string[]) => foundIn(texts, 'USERNAME')

describe('user names', () => {
  it.each([
    ['192.0.2.7 - quorvane "GET /api/orders HTTP/1.1" 200', ['quorvane']],
    ['quorvane-a1 / storefront', ['quorvane-a1']],
    ['10:05:15 owner quorvane approved', ['quorvane']],
    ['Failed password for quorvane from 192.0.2.7', ['quorvane']],
    ['worker-9 / storefront service of all', []],
  ])('%s', (text, values) => {
    expect(valuesOf(username, text)).toEqual(values)
  })

  it('takes one small word under a label of people', () => {
    expect(valuesOf(username, 'afquorson', 'person')).toEqual(['afquorson'])
    expect(valuesOf(username, 'nobody', 'person')).toEqual([])
  })

  it('takes a whole list when some of it is made of names', async () => {
    const people = ['ximena4', 'golf73', 'ice_32', 'jane_39']
    expect(await found(people)).toEqual(people)
    expect(await found(['worker1', 'worker2', 'mailer_3', 'gateway_4'])).toEqual([])
    expect(await found(['claude-sonnet-4', 'gpt-4o', 'llama-3', 'claude-opus-4'])).toEqual([])
  })

  it('takes a list under a head that says so', async () => {
    expect(await found(['Direct messages', 'ice.24', 'quorvane'])).toEqual(['ice.24', 'quorvane'])
  })

  it('takes no numbered service before a request for one', async () => {
    expect(await found(['auth-7 GET /api/orders 200'])).toEqual([])
    expect(await found(['quorvane-7 GET /api/orders 200'])).toEqual(['quorvane-7'])
  })

  it('knows a mention whose at sign was read as a letter by the name in it', () => {
    expect(valuesOf(handle, 'Gximena42 can you look?')).toContain('Gximena42')
    expect(valuesOf(handle, 'General settings, Export and Overview')).toEqual([])
  })
})
