import { describe, expect, it } from 'vitest'
import { StartUpError } from '#platform/config/start-up-error.ts'
import { relayOf } from './smtp-relay.ts'

describe('the address of a mail relay', () => {
  it.each([
    [
      'smtp://mail.ekby.example',
      { host: 'mail.ekby.example', port: 587, secure: false, startTls: 'required', auth: null },
    ],
    ['smtps://a%40b:p%2Fw@mail.ekby.example', { port: 465, secure: true, auth: { user: 'a@b', pass: 'p/w' } }],
    ['smtp://localhost:1025', { port: 1025, startTls: 'optional' }],
    ['smtp://127.0.0.1:25', { startTls: 'optional' }],
    ['smtp://[::1]:25', { host: '::1', startTls: 'optional' }],
    ['smtp://127.ekby.example:25', { startTls: 'required' }],
    ['smtp://relay:25?tls=never', { startTls: 'never' }],
  ])('%s', (address, expected) => expect(relayOf(address)).toMatchObject(expected))

  it.each(['', 'mail.ekby.example', 'http://mail.ekby.example', 'smtp://', 'smtp://relay?tls=perhaps'])(
    'is not %j',
    (address) => {
      expect(() => relayOf(address)).toThrow(StartUpError)
    },
  )
})
