import { describe, expect, it } from 'vitest'
import { permissionsByRole, permissionsOf, roles } from './permissions.ts'

const held = (role: (typeof roles)[number]) => permissionsOf([role])

describe('what each role may do', () => {
  it('every role is in the table', () => {
    expect(Object.keys(permissionsByRole).sort()).toEqual([...roles].sort())
  })

  it('everybody signed in may see themselves and the directory, and an unknown role gives no more', () => {
    for (const role of roles)
      expect([...held(role)]).toEqual(
        expect.arrayContaining(['open', 'signed-in', 'directory.read', 'news.read', 'article.read']),
      )
    expect([...permissionsOf(['mayor', 'constructor'])].sort()).toEqual([
      'article.read',
      'directory.read',
      'news.read',
      'open',
      'signed-in',
    ])
  })

  it('guards and volunteers read no questions and register nothing', () => {
    for (const role of ['guard', 'volunteer'] as const) expect(held(role)).toEqual(permissionsOf([]))
  })

  it('few roles carry what is heavy', () => {
    const who = (permission: Parameters<ReturnType<typeof held>['has']>[0]) =>
      roles.filter((role) => held(role).has(permission))
    expect(who('audit.read')).toEqual(['auditor'])
    expect(who('staff.administer')).toEqual(['administrator'])
    expect(who('agreement.write')).toEqual(['manager'])
    expect(who('article.publish')).toEqual(['handler', 'information_coordinator', 'adviser', 'manager'])
    expect(who('record.thin')).toEqual(['registrar'])
    expect(who('question.follow')).toEqual([])
    expect(who('hand-over.receive')).toEqual(['guide', 'handler', 'adviser', 'manager'])
    expect(who('news.post')).toEqual(['guide', 'handler', 'information_coordinator', 'adviser', 'manager'])
    expect(who('question.answer')).toEqual(['guide', 'handler', 'adviser', 'manager', 'branch'])
  })

  it('roles add up', () => {
    const both = permissionsOf(['auditor', 'handler'])
    expect(both.has('audit.read') && both.has('question.answer')).toBe(true)
  })
})
