import type { Body } from '#domains/answers/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import { ArticleBody } from '#web/shared/ui/article-body.tsx'
import { Answered } from '#web/shared/ui/error-summary.tsx'
import { useLanguageName } from './language-name.ts'
import { editorTexts } from './editor-texts.ts'
import { answerTexts } from './texts.ts'
import type { Typed } from './typed-article.ts'

/** How what was typed will look. Nothing is saved. */
export function ArticlePreview({ typed, preview }: { typed: Typed; preview: { sv: Body; other: Body } }) {
  const say = useTexts(editorTexts)
  const bank = useTexts(answerTexts)
  const languageName = useLanguageName()
  const both = [
    { language: 'sv', area: typed.sv, body: preview.sv },
    { language: typed.language, area: typed.other, body: preview.other },
  ].filter(({ area }) => area.questions.trim() || area.short.trim() || area.body.trim())
  return (
    <section className="stack" aria-labelledby="preview">
      <Answered>
        <h2 className="label" id="preview">
          {say('previewTitle')}
        </h2>
      </Answered>
      <div className="languages">
        {both.map(({ language, area, body }) => (
          <section key={language} aria-label={languageName(language)} lang={language}>
            <p className="strong">{area.questions.split('\n')[0]}</p>
            {area.short && (
              <div className="read-out">
                <p className="quiet">{bank('readOut')}</p>
                <p>{area.short}</p>
              </div>
            )}
            <ArticleBody body={body} level={3} />
          </section>
        ))}
      </div>
    </section>
  )
}
