// Prints who may do what, from the code. `npm run access:matrix -- --write` keeps it as docs/access-matrix.txt, for review.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessMatrix } from '#server/access-matrix.ts'
import { operations } from '#server/domains.ts'

const matrix = accessMatrix(operations)
if (process.argv.includes('--write'))
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'access-matrix.txt'), matrix)
else process.stdout.write(matrix)
