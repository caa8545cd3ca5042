import ekbyStyles from '#web/shared/theme/ekby.css?url'
import ekbyPicture from '#web/shared/theme/ekby-village.svg?url&no-inline'
import lillbyStyles from '#web/shared/theme/lillby.css?url'
import lillbyPicture from '#web/shared/theme/lillby-lake.svg?url&no-inline'
import type { MarkName } from '#web/shared/ui/mark.tsx'

export interface Theme {
  /** Address of the colours: link it before the page's own stylesheet. */
  styles: string
  mark: MarkName
  /** Address of the picture on the front page. */
  picture: string
}

const themes = {
  ekby: { styles: ekbyStyles, mark: 'acorn', picture: ekbyPicture },
  lillby: { styles: lillbyStyles, mark: 'birch', picture: lillbyPicture },
} satisfies Record<string, Theme>

/** The themes a municipality's data can name; the name goes into `<html data-theme>`. */
export type ThemeName = keyof typeof themes

/** The theme a municipality's data names, with its name; Ekby's when the data names none that we have. */
export function themeNamed(name: string | null | undefined): Theme & { name: ThemeName } {
  const known: ThemeName = name != null && Object.hasOwn(themes, name) ? (name as ThemeName) : 'ekby'
  return { name: known, ...themes[known] }
}
