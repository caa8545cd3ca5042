/** What somebody wrote: paragraphs, and lists of lines that begin with a hyphen. Nothing in it is taken for HTML. */
export function NewsText({ text }: { text: string }) {
  const blocks = text.split(/\n{2,}/).map((block) => block.split('\n').filter((line) => line.trim() !== ''))
  return (
    <div className="stack is-tight">
      {blocks.flatMap((lines, at) =>
        runsOf(lines).map((run, place) =>
          run.isList ? (
            <ul className="bullets" key={`${at} ${place}`}>
              {run.lines.map((line, index) => (
                <li key={index}>{line}</li>
              ))}
            </ul>
          ) : (
            <p className="is-lines" key={`${at} ${place}`}>
              {run.lines.join('\n')}
            </p>
          ),
        ),
      )}
    </div>
  )
}

type Run = { isList: boolean; lines: string[] }

/** Lines that follow each other and are of one kind. */
function runsOf(lines: readonly string[]): Run[] {
  const runs: Run[] = []
  for (const line of lines) {
    const isList = /^\s*[-–•]\s+/.test(line)
    const last = runs.at(-1)
    const words = isList ? line.replace(/^\s*[-–•]\s+/, '') : line.trim()
    if (last?.isList === isList) last.lines.push(words)
    else runs.push({ isList, lines: [words] })
  }
  return runs
}
