import { Button } from '#web/shared/ui/button.tsx'

export interface FrontHeroProps {
  /** "Vad behöver du hjälp med?" */
  title: string
  /** Address of the municipality's picture. */
  picture: string
  /** Where the search goes, as `?q=`. */
  action: string
  words: { search: string; example: string; button: string }
}

/** The front page's question over the municipality's picture, and one box where a thumb reaches. */
export function FrontHero({ title, picture, action, words }: FrontHeroProps) {
  return (
    <div className="hero">
      <div className="page">
        <h1>{title}</h1>
      </div>
      <img className="hero-picture" src={picture} width={1280} height={208} alt="" />
      <search className="hero-search">
        <form className="page" action={action}>
          <div className="search">
            <label className="hidden-text" htmlFor="find">
              {words.search}
            </label>
            <input className="control" id="find" name="q" type="search" placeholder={words.example} />
            <Button type="submit" variant="primary" icon="magnifier">
              {words.button}
            </Button>
          </div>
        </form>
      </search>
    </div>
  )
}
