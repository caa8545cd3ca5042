/** What stands where something was taken out. */
const OUT = '[…]'

const email = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>(),.;]+/gu
/** Seven digits or more with at most one sign between: identity numbers, phone numbers, card numbers. Days and sums are shorter. */
const longNumber = /(?<!\d)\+?\d(?:[ \u00a0()/-]{0,2}\d){6,}(?!\d)/g
const day = /^\d{4}-\d\d-\d\d$/

/** A text without e-mail addresses and long numbers, before it becomes something others read. Names are for a person to find. */
export function withoutNumbers(text: string): string {
  return text.replaceAll(email, OUT).replaceAll(longNumber, (number) => (day.test(number) ? number : OUT))
}
