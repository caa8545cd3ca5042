/** A name and a domain, both of letters that need no quoting. Quoted names and address literals exist but nobody has them. */
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

/**
 * True when `text` is exactly one e-mail address that can stand in a header and in SMTP's RCPT TO.
 * Refuses line breaks and every other control character, lists, names around the address, quotes and spaces.
 * The domain may have any letters (väster.example); the part before @ only ASCII, since many servers take nothing else.
 * Sizes from RFC 5321 4.5.3.1: 64 before @, 254 in all.
 */
export function isOneAddress(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && ADDRESS.test(text)
}
