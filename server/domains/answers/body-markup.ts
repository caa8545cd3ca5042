import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { body, type Block, type Body, type Inline, safeAddress } from './body.ts'

/** Left out of the small markup: what is typed of them stays as plain words, HTML tags too. */
const notOurs = [
  'htmlFlow',
  'htmlText',
  'codeIndented',
  'codeFenced',
  'codeText',
  'blockQuote',
  'thematicBreak',
  'setextUnderline',
  'definition',
  'labelStartImage',
  'characterReference',
]

/** Lists in lists are drawn as one list; deeper than this they are cut. */
const DEEPEST = 8

/** A line of nothing but list marks, one inside the other: read as one mark, since the parser's time grows with their square. */
const marksInARow = /^([ \t]*)(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+((?:[-*+]|\d{1,9}[.)])[ \t]+)/gm

/**
 * Turns what an editor typed into blocks: ## headings, paragraphs, - lists, 1. steps, **strong**, [words](https://…).
 * Whatever else it holds becomes plain words. Never throws.
 */
export function bodyOf(markup: string): Body {
  const root = fromMarkdown(markup.replace(marksInARow, '$1$2'), { extensions: [{ disable: { null: notOurs } }] })
  return body.parse(root.children.flatMap((node) => blocksOf(node)).slice(0, 400))
}

function blocksOf(node: Nodes): Block[] {
  if (node.type === 'heading') return [{ kind: 'heading', text: wordsOf(node) }]
  if (node.type === 'list') return [{ kind: node.ordered ? 'steps' : 'list', items: itemsOf(node, 0) }]
  const content = lineOf(node)
  return content.length > 0 ? [{ kind: 'paragraph', content }] : []
}

/** The items of a list, those of lists inside it following their own. */
function itemsOf(list: Nodes, depth: number): Inline[][] {
  if (!('children' in list) || depth > DEEPEST) return []
  return list.children.flatMap((item) => {
    const parts: Nodes[] = 'children' in item ? item.children : [item]
    const own = parts.filter((part) => part.type !== 'list').flatMap((part) => lineOf(part))
    const inner = parts.filter((part) => part.type === 'list').flatMap((part) => itemsOf(part, depth + 1))
    return own.length > 0 ? [own, ...inner] : inner
  })
}

/** A line's pieces, neighbours of plain words joined. */
function lineOf(node: Nodes): Inline[] {
  const pieces = 'children' in node ? node.children.flatMap((child) => piecesOf(child)) : piecesOf(node)
  const joined: Inline[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last?.kind === 'text' && piece.kind === 'text') last.text += piece.text
    else joined.push(piece)
  }
  return joined
}

function piecesOf(node: Nodes): Inline[] {
  const text = wordsOf(node)
  if (node.type === 'strong') return [{ kind: 'strong', text }]
  if (node.type !== 'link') return [{ kind: 'text', text }]
  if (safeAddress.safeParse(node.url).success) return [{ kind: 'link', text: text || node.url, url: node.url }]
  // What was typed is not lost: the address stands after its words.
  return [{ kind: 'text', text: `${text} (${node.url})` }]
}

/** The words in a node, without what surrounds them. Looks without recursion: what is typed may be endlessly deep. */
function wordsOf(node: Nodes): string {
  const words: string[] = []
  const waiting: Nodes[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'break') words.push(' ')
    else if ('value' in next) words.push(next.value.replaceAll(/\s*\n\s*/g, ' '))
    else if ('alt' in next) words.push(next.alt ?? '')
    if ('children' in next) waiting.push(...next.children.toReversed())
  }
  return words.join('')
}

/** A body as plain lines, for comparing, searching and reading out. */
export function linesOf(blocks: Body): string[] {
  const said = (content: Inline[]) =>
    content.map((piece) => (piece.kind === 'link' ? `${piece.text} (${piece.url})` : piece.text)).join('')
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text]
    if (block.kind === 'paragraph') return [said(block.content)]
    return block.items.map((item, at) => (block.kind === 'steps' ? `${at + 1}. ${said(item)}` : `– ${said(item)}`))
  })
}
