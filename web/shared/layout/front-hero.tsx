import { Button } from '#web/shared/ui/button.tsx'
import type { IconName } from '#web/shared/ui/icon-paths.ts'

export interface FrontHeroProps {
  /** "Vad behöver du hjälp med?" */
  title: string
  /** Address of the municipality's picture. */
  picture: string
  /** Where what is written goes, in the query under the name of `field`. */
  action: string
  field: string
  icon: IconName
  /** `write` names the box, to the eye and to screen readers. */
  words: { write: string; button: string }
}

/** The front page's question over the municipality's picture, and one box where a thumb reaches. */
export function FrontHero({ title, picture, action, field, icon, words }: FrontHeroProps) {
  return (
    <div className="hero">
      <div className="page">
        <h1>{title}</h1>
      </div>
      <img className="hero-picture" src={picture} width={1280} height={208} alt="" />
      <div className="hero-search">
        <form className="page" action={action}>
          <div className="search">
            <label className="hidden-text" htmlFor="find">
              {words.write}
            </label>
            <input
              className="control"
              id="find"
              name={field}
              type="search"
              enterKeyHint="search"
              autoComplete="off"
              placeholder={words.write}
            />
            <Button type="submit" variant="primary" icon={icon}>
              {words.button}
            </Button>
          </div>
        </form>
      </div>
    </div>
  )
}
