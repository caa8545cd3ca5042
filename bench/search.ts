/** How well the search finds: in a file of questions and answers (`--file`), and on the demo's own articles (without). */
import { measureFile } from './search/answers-file.ts'
import { measureOwnGround } from './search/own-ground.ts'
import type { Report } from './stage/figure.ts'

/** Measures the file when one is named, else the product's own ground. */
export async function run(report: Report, setting: { file: string | null; least: number | null }): Promise<void> {
  if (setting.file) await measureFile(report, setting.file, setting.least ?? 0.07)
  else await measureOwnGround(report)
}
