import latinFont from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import citizen from '#web/shared/styles/citizen-page.css?url'
import hall from '#web/shared/styles/hall-page.css?url'
import work from '#web/shared/styles/work-page.css?url'

/** Addresses of the stylesheets, one for each mood. A page links its theme's colours first, then one of these. */
export const stylesheets = { citizen, work, hall }

/** Address of the font's Latin letters: `<link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous">`. */
export const mainFont = latinFont
