import { itemAddress } from '#web/citizen/addresses.ts'
import { useLanguage } from '#web/shared/i18n/texts.ts'
import { langOf } from './languages.ts'

type Question = { code: string; language: string; title: string }

/** Answers with the question as a link and the short answer under it. */
export function AnswerList({ answers, level }: { answers: (Question & { short: string })[]; level: 2 | 3 }) {
  const language = useLanguage()
  const Heading = `h${level}` as const
  return (
    <ol className="found">
      {answers.map(({ code, title, short, ...answer }) => (
        <li key={code} {...langOf(answer.language, language)}>
          <Heading>
            <a href={itemAddress(language, 'answers', code)}>{title}</a>
          </Heading>
          <p>{short}</p>
        </li>
      ))}
    </ol>
  )
}

/** Questions alone, each a link to its answer. */
export function QuestionList({ questions }: { questions: Question[] }) {
  const language = useLanguage()
  return (
    <ul className="lines">
      {questions.map(({ code, title, ...question }) => (
        <li key={code}>
          <a {...langOf(question.language, language)} href={itemAddress(language, 'answers', code)}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
