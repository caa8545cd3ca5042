import type { Body, Inline } from '#domains/answers/contract.ts'
import { classNames } from '#web/shared/ui/class-names.ts'

export interface ArticleBodyProps {
  body: Body
  /** The level of its headings: one below the page's own. */
  level?: 2 | 3 | 4 | undefined
  className?: string | undefined
}

/**
 * An article's text: headings, paragraphs, lists and steps. Staff and citizens see it drawn by this and nothing else; it knows
 * no markup, so whatever a text holds is shown as words.
 */
export function ArticleBody({ body, level = 2, className }: ArticleBodyProps) {
  const Heading = `h${level}` as const
  return (
    <div className={classNames('article-body', className)}>
      {body.map((block, at) => {
        switch (block.kind) {
          case 'heading':
            return <Heading key={at}>{block.text}</Heading>
          case 'paragraph':
            return (
              <p key={at}>
                <Line content={block.content} />
              </p>
            )
          case 'list':
            return (
              <ul key={at}>
                <Items items={block.items} />
              </ul>
            )
          case 'steps':
            return (
              <ol key={at}>
                <Items items={block.items} />
              </ol>
            )
        }
      })}
    </div>
  )
}

function Items({ items }: { items: Inline[][] }) {
  return items.map((item, at) => (
    <li key={at}>
      <Line content={item} />
    </li>
  ))
}

function Line({ content }: { content: Inline[] }) {
  return content.map((piece, at) => {
    if (piece.kind === 'strong') return <strong key={at}>{piece.text}</strong>
    if (piece.kind === 'link')
      return (
        <a key={at} href={piece.url}>
          {piece.text}
        </a>
      )
    return piece.text
  })
}
