import { expect, it } from 'vitest'
import { policy, sitesThatMayEmbed } from './content-policy.ts'

it('lets nobody show our pages inside theirs, unless told who', () => {
  expect(policy(null)).toContain(`frame-ancestors 'none'`)
  expect(policy(null, ['https://www.ekby.se'])).toContain('frame-ancestors https://www.ekby.se;')
})

it('takes only whole sites from the municipality’s data: nothing that could change the policy', () => {
  const listed = [
    'https://www.ekby.se',
    'https://ekby.se:8443',
    'http://localhost:4000',
    'http://www.ekby.se',
    'https://*.ekby.se',
    '*',
    'https:',
    `https://ekby.se; script-src *`,
    'https://ekby.se/path',
    'https://ekby.se\nx-frame-options: allow',
    '',
  ]
  expect(sitesThatMayEmbed(listed)).toEqual(['https://www.ekby.se', 'https://ekby.se:8443', 'http://localhost:4000'])
  expect(sitesThatMayEmbed(undefined)).toEqual([])
})
