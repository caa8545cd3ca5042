/**
 * A file of questions, each with the answers of its category and which of them is right: how well the right answer is found
 * among all answers of the file, beside plain BM25 in the same run. The search knows nothing but the answers' texts.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { createSearchIndex } from '#domains/search/index.ts'
import type { Report } from '../stage/figure.ts'
import { plainBm25 } from './bm25.ts'
import { chanceOfNone, gainAt, interval, mean, rankOf } from './measures.ts'

const line = z.object({
  category_id: z.union([z.number(), z.string()]),
  question: z.string(),
  candidate_answers: z.array(z.string()).min(1),
  label: z.coerce.number().int().min(0),
})

type Asked = { question: string; right: number; candidates: number[] }
type Score = (question: string) => ArrayLike<number>

/** Measures one file. `least` is how much better than BM25 the nDCG@10 must be. */
export async function measureFile(report: Report, file: string, least: number): Promise<void> {
  const { texts, asked } = readQuestions(file)
  process.stdout.write(`${asked.length} questions, ${texts.length} different answers\n\n`)
  const index = createSearchIndex()
  await index.fill(texts.map((text, at) => ({ key: String(at), group: '', texts: [{ text, weight: 1 }] })))
  const own = judge(asked, texts.length, (question) => {
    const scores = new Float64Array(texts.length).fill(-Infinity)
    for (const { key, score } of index.search(question, { limit: texts.length }).hits) scores[Number(key)] = score
    return scores
  })
  const plain = judge(asked, texts.length, plainBm25(texts))
  tell(report, 'search', own)
  tell(report, 'plain BM25', plain)
  const apart = chanceOfNone(own.gains, plain.gains)
  const apartBy = own.gains.map((gain, at) => gain - plain.gains[at]!)
  const { low, high } = interval(apartBy)
  report('search better than plain BM25, nDCG@10', mean(apartBy), '', {
    budget: { least },
    note: `95 %: ${low.toFixed(3)} to ${high.toFixed(3)}`,
  })
  report('paired bootstrap p of that difference', apart, '', { budget: { most: 0.05 } })
}

function readQuestions(file: string): { texts: string[]; asked: Asked[] } {
  const numbers = new Map<string, number>()
  const number = (text: string) => {
    if (!numbers.has(text)) numbers.set(text, numbers.size)
    return numbers.get(text)!
  }
  const asked = readFileSync(file, 'utf8')
    .split('\n')
    .filter((each) => each.trim() !== '')
    .map((each) => {
      const { question, candidate_answers: answers, label } = line.parse(JSON.parse(each))
      const candidates = answers.map(number)
      return { question, candidates, right: candidates[label]! }
    })
  return { texts: [...numbers.keys()], asked }
}

type Judged = { gains: number[]; first: number[]; seen: number[]; within: number[] }

function judge(asked: readonly Asked[], answers: number, score: Score): Judged {
  const all = Array.from({ length: answers }, (_, at) => at)
  const judged: Judged = { gains: [], first: [], seen: [], within: [] }
  for (const { question, right, candidates } of asked) {
    const scores = score(question)
    const rank = rankOf(scores, right, all)
    judged.gains.push(gainAt(rank))
    judged.first.push(rank === 1 ? 1 : 0)
    judged.seen.push(rank <= 10 ? 1 : 0)
    judged.within.push(rankOf(scores, right, new Set(candidates)) === 1 ? 1 : 0)
  }
  return judged
}

function tell(report: Report, name: string, { gains, first, seen, within }: Judged): void {
  const { low, high } = interval(gains)
  report(`${name}: nDCG@10`, mean(gains), '', { note: `95 %: ${low.toFixed(3)} to ${high.toFixed(3)}` })
  report(`${name}: right answer first (recall@1)`, 100 * mean(first), '%')
  report(`${name}: right answer among ten (recall@10)`, 100 * mean(seen), '%')
  report(`${name}: right answer first within its category`, 100 * mean(within), '%')
}
