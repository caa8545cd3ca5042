import { spawn } from 'node:child_process'
import { startEmbeddedDatabase } from '#platform/database/embedded.ts'
import { prepare } from './stage/stage.ts'
import { readFileSync } from 'node:fs'
const folder='/var/tmp/torget-bench-dev'
const d = await startEmbeddedDatabase(folder)
const size = Number(process.argv[2])
console.log(d.url)
if (size) { const t=performance.now(); await prepare({folder,url:d.url,postgres:0,remove:async()=>{}}, size); console.log('seeded', performance.now()-t) }
process.exit(0)
