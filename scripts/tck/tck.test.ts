import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { type Result, runFolder } from './run-cases.ts'

const root = join(import.meta.dirname, '..', '..')
/** The kit lies beside the project, or beside the folder a working tree of it lies in. */
const kit = ['..', '../..']
  .map((up) => join(root, up, 'shared', 'data', 'dmn-tck-level-2'))
  .find((folder) => existsSync(folder))
const own = mkdtempSync(join(tmpdir(), 'torget-tck-'))
afterAll(() => rmSync(own, { recursive: true, force: true }))

async function all(folder: string): Promise<Result[]> {
  const results: Result[] = []
  for await (const result of runFolder(folder)) results.push(result)
  return results
}

it.skipIf(!kit)('every case of level 2 of the Technology Compatibility Kit passes', async () => {
  const results = await all(kit!)
  expect(results.filter(({ passed }) => !passed)).toEqual([])
  expect(results).toHaveLength(116)
})

it('tells what passes, what fails and why, and what cannot be read', async () => {
  const decision = (name: string, text: string, needs = '') =>
    `<decision id="_${name}" name="${name}"><variable name="${name}"/>${needs}<literalExpression><text>${text}</text></literalExpression></decision>`
  const need = '<informationRequirement><requiredInput href="#_in"/></informationRequirement>'
  writeFileSync(
    join(own, 'own.dmn'),
    `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="own" namespace="urn:own">
      <inputData id="_in" name="in put"><variable name="in put"/></inputData>
      ${decision('twice', '{sum: in put.a + in put.a, days: [in put.b]}', need)}${decision('third', '1 / 3')}
      <businessKnowledgeModel id="_f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n"/>
      <literalExpression><text>n + 1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
    </definitions>`,
  )
  const given = `<inputNode name="in put"><component name="a"><value xsi:type="xsd:decimal">2</value></component>
    <component name="b"><value xsi:type="xsd:date">2026-03-02</value></component></inputNode>`
  const result = (name: string, expected: string) =>
    `<resultNode name="${name}"><expected>${expected}</expected></resultNode>`
  const cases = (model: string, inside: string) =>
    `<testCases xmlns:xsi="x" xmlns:xsd="y"><modelName>${model}</modelName>${inside}</testCases>`
  const number = (value: string) => `<value xsi:type="xsd:decimal">${value}</value>`
  const made = `<component name="sum">${number('4')}</component><component name="days"><list><item><value xsi:type="xsd:date">2026-03-02</value></item></list></component>`
  writeFileSync(
    join(own, 'a.xml'),
    cases(
      'own.dmn',
      `<testCase id="1">${given}${result('twice', made)}</testCase>
      <testCase id="2">${result('third', number('0.333333333'))}</testCase>
      <testCase id="3">${result('third', number('0.3'))}</testCase>
      <testCase id="4">${result('other', '<value xsi:nil="true"/>')}</testCase>
      <testCase id="5" type="bkm" invocableName="f"><inputNode name="n">${number('1')}</inputNode>${result('f', number('2'))}</testCase>`,
    ),
  )
  writeFileSync(join(own, 'b.xml'), cases('none.dmn', `<testCase id="1">${result('x', number('1'))}</testCase>`))
  writeFileSync(join(own, 'c.xml'), '<other/>')
  const results = await all(own)
  expect(results.map(({ id, passed }) => [id, passed])).toEqual([
    ['1', true],
    ['2', true],
    ['3', false],
    ['4', true],
    ['5', true],
    ['1', false],
  ])
  expect(results[2]?.why).toBe('third is 0.3333333333333333333333333333333333, expected 0.3 (decimal)')
  expect(results[5]?.why).toContain('ENOENT')
})
