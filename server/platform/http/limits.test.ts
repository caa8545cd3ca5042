import { expect, it } from 'vitest'
import { z } from 'zod'
import { operation } from '#platform/operations/contract.ts'
import { openLimits } from './limits.ts'

const guess = operation({
  name: 'test.guess',
  method: 'POST',
  path: '/guess',
  permission: 'open',
  audits: { nothing: 'a test' },
  summary: 'Guesses.',
  perMinute: 3,
  guards: 'reference',
  input: z.object({}),
  reply: z.object({}),
})

it('lets an address try so often a minute, then asks it to wait', () => {
  let now = 0
  const limits = openLimits(1, () => now)
  for (let tries = 0; tries < 3; tries++) limits.take(guess, '10.0.0.1', { reference: `R${tries}` })
  expect(() => limits.take(guess, '10.0.0.1', { reference: 'R9' })).toThrow('too-many')
  expect(() => limits.take(guess, '10.0.0.2', { reference: 'R9' })).not.toThrow()
  now = 60_001
  expect(() => limits.take(guess, '10.0.0.1', { reference: 'R9' })).not.toThrow()
})

it('guards one subject from many addresses, however it is written', () => {
  const limits = openLimits(1, () => 0)
  for (const written of ['K7QF-29MX', 'k7qf29mx', 'K7QF 29MX']) limits.take(guess, written, { reference: written })
  expect(() => limits.take(guess, 'yet another', { reference: 'k7qf-29mx' })).toThrow('too-many')
})
