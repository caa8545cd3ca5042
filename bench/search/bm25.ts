/** Plain BM25 (k1 1.2, b 0.75) over lower-cased words: what the search is measured beside. Knows nothing of Swedish. */

const K1 = 1.2
const B = 0.75

/** Scores every text for a question. */
export function plainBm25(texts: readonly string[]): (question: string) => Float64Array {
  const lists = new Map<string, [number, number][]>()
  const lengths = texts.map((text, at) => {
    const words = lowerCased(text)
    const counts = new Map<string, number>()
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const [word, count] of counts) lists.set(word, [...(lists.get(word) ?? []), [at, count]])
    return words.length
  })
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length)
  return (question) => {
    const scores = new Float64Array(texts.length)
    for (const word of lowerCased(question)) {
      const list = lists.get(word) ?? []
      const rare = Math.log(1 + (texts.length - list.length + 0.5) / (list.length + 0.5))
      for (const [at, count] of list) {
        scores[at]! += (rare * count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths[at]!) / mean))
      }
    }
    return scores
  }
}

function lowerCased(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
