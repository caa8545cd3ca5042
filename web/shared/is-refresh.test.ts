import { describe, expect, it } from 'vitest'
import { isRefresh } from './is-refresh.ts'

const asked = (url: string, headers: Record<string, string>) =>
  isRefresh(new Request(`http://ekby.example${url}`, { headers }))
const from = (path: string) => ({ 'sec-fetch-dest': 'empty', referer: `http://ekby.example${path}` })

describe('a page that fetches its data anew', () => {
  it('is told from one that is opened by where the request comes from', () => {
    expect(asked('/desk/question/1', from('/desk/question/1'))).toBe(true)
    expect(asked('/desk/question/1.data?_routes=desk', from('/desk/question/1?purpose=handling'))).toBe(true)
    expect(asked('/desk/question/1', from('/desk/inbox/mine'))).toBe(false)
    expect(asked('/desk/question/1', from('/desk/question/2'))).toBe(false)
    expect(asked('/desk/question/1', from('/unit/7/1'))).toBe(false)
  })

  it('is not one when the whole page is fetched, or when the browser does not say', () => {
    expect(asked('/desk/question/1', { ...from('/desk/question/1'), 'sec-fetch-dest': 'document' })).toBe(false)
    expect(asked('/desk/question/1', { 'sec-fetch-dest': 'empty' })).toBe(false)
    expect(asked('/desk/question/1', { referer: 'http://ekby.example/desk/question/1' })).toBe(false)
    expect(asked('/desk/question/1', { 'sec-fetch-dest': 'empty', referer: 'about:client' })).toBe(false)
  })
})
