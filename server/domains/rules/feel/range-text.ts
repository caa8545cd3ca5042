import { compare } from './compare.ts'
import { atLiteral, numberLiteral, stringLiteral } from './literals.ts'
import { type Node, NotFeel, Names, readExpression } from './syntax.ts'
import { readDate, readDateTime, readDuration, readTime } from './temporal-text.ts'
import { FeelDate, FeelDateTime, FeelTime, isNumeral, kindOf, Range, type Value } from './values.ts'
import { negate } from './arithmetic.ts'

const noNames = new Names([], [])
const makers: Record<string, (text: string) => Value> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  duration: readDuration,
}

/** The range that a text tells, as `range` reads it: only what is known beforehand may stand at its ends. */
export function readRange(text: string): Range | null {
  const signed = /^\s*(<=|>=|<|>)(.*)$/s.exec(text)
  if (signed) return readSigned(signed[1]!, signed[2]!)
  const match = /^\s*([[\](])(.*)\.\.(.*)([[\])])\s*$/s.exec(text)
  if (!match) return null
  const start = endOf(match[2]!)
  const end = endOf(match[3]!)
  if (start === undefined || end === undefined || (start === null && end === null)) return null
  if (start !== null && end !== null) {
    if (kindOf(start) !== kindOf(end) || compare('<=', start, end) !== true) return null
  }
  const range = new Range(start, end, match[1] === '[', match[4] === ']')
  if ((start === null && range.startIncluded) || (end === null && range.endIncluded)) return null
  return range
}

/** A range told by a comparison sign. */
function readSigned(sign: string, text: string): Range | null {
  const value = endOf(text)
  if (value === undefined || value === null) return null
  return sign.startsWith('<')
    ? new Range(null, value, false, sign === '<=')
    : new Range(value, null, sign === '>=', false)
}

/** The value of an end; null for an end that is open, undefined for what may not stand there. */
function endOf(text: string): Value | undefined {
  if (text.trim() === '') return null
  try {
    return constant(readExpression(text, noNames))
  } catch (cause) {
    if (cause instanceof NotFeel) return undefined
    throw cause
  }
}

function constant(node: Node): Value | undefined {
  const [first, second, third] = node.children
  switch (node.name) {
    case 'Expression':
      return first && node.children.length === 1 ? constant(first) : undefined
    case 'NumericLiteral':
      return numberLiteral(node.text)
    case 'StringLiteral':
      return stringLiteral(node.text)
    case 'null':
      return null
    case 'DateTimeLiteral':
      if (first?.name === 'AtLiteral') return atLiteral(stringLiteral(first.text.replace(/^@\s*/, ''))) ?? undefined
      return made(first?.text ?? '', third)
    case 'FunctionInvocation':
      return made(first?.text ?? '', third)
    case 'ArithmeticExpression': {
      const value = second && node.children.length === 2 ? constant(second) : undefined
      return value !== undefined && isNumeral(value) ? negate(value) : undefined
    }
    default:
      return undefined
  }
}

function made(name: string, given: Node | undefined): Value | undefined {
  const plain = name.replace(/\s+/g, ' ')
  const maker = Object.hasOwn(makers, plain) ? makers[plain] : undefined
  const [only, another] = given?.children ?? []
  if (plain === 'date and time' && only && another && given?.children.length === 2) {
    const [date, time] = [constant(only), constant(another)]
    return date instanceof FeelDate && time instanceof FeelTime ? new FeelDateTime(date, time) : undefined
  }
  if (!maker || another || only?.name !== 'StringLiteral') return undefined
  return maker(stringLiteral(only.text)) ?? undefined
}
