import { Decimal } from 'decimal.js'

/** FEEL's numbers: decimal, 34 digits, halves to the even neighbour, as IEEE 754's decimal128. */
export const Numeral = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6176,
  toExpPos: 9000,
  toExpNeg: -9000,
})
export type Numeral = Decimal

/** A number, or null where the result is none (division by zero, too large). */
export function finite(value: Numeral): Numeral | null {
  return value.isFinite() ? value : null
}

/** A number rounded to the 34 digits that FEEL keeps. */
export function numeral(value: number | string | bigint): Numeral {
  return new Numeral(typeof value === 'bigint' ? value.toString() : value).toSignificantDigits(34)
}

/** A whole number as JavaScript's, or null if it is not whole or too large to count with. */
export function whole(value: Numeral): number | null {
  if (!value.isInteger()) return null
  const plain = value.toNumber()
  return Number.isSafeInteger(plain) ? plain : null
}

/** The whole part as JavaScript's number, or null if it is too large to count with. */
export function truncated(value: Numeral): number | null {
  return whole(value.trunc())
}
