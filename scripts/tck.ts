// Runs the test cases of the DMN Technology Compatibility Kit in a folder against the rule engine.
import { existsSync } from 'node:fs'
import { runFolder } from './tck/run-cases.ts'

const [folder] = process.argv.slice(2)
if (!folder || !existsSync(folder)) {
  process.stdout.write(`Runs the test cases of the DMN Technology Compatibility Kit.

  npm run tck -- DIR

  DIR  a folder with test cases (*.xml) beside their models (*.dmn), or with folders of them
       (from dmn-tck/tck, TestCases/compliance-level-2)

The last line says how many passed and failed; exit 1 if any failed.
`)
  process.exit(2)
}
let passed = 0
let failed = 0
for await (const result of runFolder(folder)) {
  process.stdout.write(
    `${result.passed ? 'passed' : 'FAILED'}  ${result.file}  ${result.id}${result.passed ? '' : `  ${result.why}`}\n`,
  )
  if (result.passed) passed++
  else failed++
}
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
