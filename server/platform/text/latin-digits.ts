/**
 * Writes Arabic (٠-٩) and Persian (۰-۹) digits as 0-9, for numbers and codes: a phone set to Arabic types those, and
 * the citizen sees no difference. Other text is left as it is.
 */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) % 16))
}
