/** What may not stand in XML at all, not even escaped: most control characters, halves of pairs. */
// oxlint-disable-next-line no-control-regex -- they are what is taken away
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** A piece of finished XML, made by `xml` only. */
export class Xml {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Filling = string | Xml | readonly Xml[]

/** XML with what is filled in escaped: xml`<title>${title}</title>`. Pieces of XML are filled in as they are. */
export function xml(parts: TemplateStringsArray, ...fillings: Filling[]): Xml {
  return new Xml(parts.reduce((all, part, at) => all + part + (at < fillings.length ? filled(fillings[at]!) : ''), ''))
}

function filled(filling: Filling): string {
  if (typeof filling === 'string')
    return filling.replaceAll(FORBIDDEN, '').replaceAll(/[&<>"']/g, (sign) => escapes[sign]!)
  return filling instanceof Xml ? filling.text : filling.map(({ text }) => text).join('\n')
}

/** The whole document. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.text}\n`
}
