import { Form, useNavigation } from 'react-router'
import type { ShownContent } from '#domains/answers/contract.ts'
import { useTexts } from '#web/shared/i18n/texts.ts'
import type { ToldProblem } from '#web/shared/request.ts'
import { Button, LinkButton } from '#web/shared/ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '#web/shared/ui/choices.tsx'
import { Combobox } from '#web/shared/ui/combobox.tsx'
import type { ComboboxOption } from '#web/shared/ui/combobox-options.ts'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { FileField } from '#web/shared/ui/file-field.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Select, type SelectOption } from '#web/shared/ui/select.tsx'
import { TextArea } from '#web/shared/ui/text-area.tsx'
import { TextField } from '#web/shared/ui/text-field.tsx'
import { useLanguageName } from './language-name.ts'
import { editorTexts } from './editor-texts.ts'
import { answerTexts } from './texts.ts'
import { fieldOf, type Typed, type TypedArea } from './typed-article.ts'

type ArticleFormProps = {
  typed: Typed
  problem: ToldProblem | null
  services: ComboboxOption[]
  /** The units one can write a new article for; null when the article is there already. */
  units: SelectOption[] | null
  files: ShownContent['files']
  articleId: string | null
}

/** Languages an editor can put beside the Swedish: those most asked for first. */
const offered = ['en', 'ar', 'so', 'fa', 'ti', 'uk', 'fi', 'pl', 'bs', 'tr', 'ru', 'es', 'fr', 'de']

type ErrorOf = (name: string) => string | undefined

/** The editor: two languages beside each other, then what stands beside the text. Works without script. */
export function ArticleForm({ typed, problem, services, units, files, articleId }: ArticleFormProps) {
  const say = useTexts(editorTexts)
  const bank = useTexts(answerTexts)
  const navigation = useNavigation()
  const errors = (problem?.errors ?? []).map(({ pointer, detail }) => {
    const { name, line } = fieldOf(pointer)
    return { field: name, text: line === null ? detail : say('lineFault', { line, detail }) }
  })
  const error: ErrorOf = (name) => errors.find((each) => each.field === name)?.text
  const pressed = navigation.formData?.get('intent')
  return (
    <>
      {problem && errors.length === 0 && problem.status !== 409 && (
        <Notice note={bank('typedStays')}>{problem.detail}</Notice>
      )}
      <ErrorSummary title={say('wrong', { count: errors.length })} errors={errors} />
      <Form method="post" encType="multipart/form-data" className="stack is-form is-whole">
        <input type="hidden" name="key" value={typed.key} />
        <input type="hidden" name="edit" value={typed.edit} />
        <input type="hidden" name="rest" value={typed.rest} />
        <About typed={typed} error={error} services={services} units={units} />
        <Languages typed={typed} error={error} />
        <Beside typed={typed} error={error} files={files} hasFile={articleId !== null} />
        <div className="row">
          <Button type="submit" variant="primary" name="intent" value="save" isBusy={pressed === 'save'}>
            {say('saveDraft')}
          </Button>
          <Button type="submit" variant="secondary" name="intent" value="preview" isBusy={pressed === 'preview'}>
            {say('preview')}
          </Button>
          <LinkButton href={articleId ? `/answers/${articleId}` : '/answers'}>{say('cancel')}</LinkButton>
        </div>
      </Form>
    </>
  )
}

type AboutProps = Pick<ArticleFormProps, 'typed' | 'services' | 'units'> & { error: ErrorOf }

function About({ typed, error, services, units }: AboutProps) {
  const say = useTexts(editorTexts)
  const bank = useTexts(answerTexts)
  return (
    <section className="stack is-form is-whole" aria-labelledby="about">
      <h2 className="label" id="about">
        {say('about')}
      </h2>
      <div className="row is-fields is-even">
        {([1, 2, 3] as const).map((at) => (
          <Combobox
            key={at}
            name={`service${at}`}
            label={say(at === 1 ? 'mainService' : 'alsoService')}
            mark={at === 1 ? undefined : bank('optional')}
            options={services}
            defaultValue={typed.services[at - 1]}
            empty={say('serviceEmpty')}
            nothing={bank('nothingService')}
            error={error(`service${at}`)}
          />
        ))}
      </div>
      <div className="row is-fields is-even">
        {units && (
          <Select
            name="ownerUnitId"
            label={say('forUnit')}
            options={units}
            defaultValue={typed.ownerUnitId}
            error={error('ownerUnitId')}
          />
        )}
        <TextField
          name="validFrom"
          label={say('validFromLabel')}
          type="date"
          required
          defaultValue={typed.validFrom}
          error={error('validFrom')}
        />
        <TextField
          name="validTo"
          label={say('validToLabel')}
          mark={bank('optional')}
          type="date"
          defaultValue={typed.validTo}
          error={error('validTo')}
        />
      </div>
      <RadioGroup
        name="audience"
        label={say('audience')}
        isInline
        defaultValue={typed.audience}
        choices={(['public', 'staff', 'unit'] as const).map((value) => ({ value, label: say(`for-${value}`) }))}
        error={error('audience')}
      />
    </section>
  )
}

function Languages({ typed, error }: { typed: Typed; error: ErrorOf }) {
  const say = useTexts(editorTexts)
  const languageName = useLanguageName()
  const codes = offered.includes(typed.language) ? offered : [typed.language, ...offered]
  return (
    <>
      <Select
        name="language"
        label={say('otherCode')}
        className="at-start"
        options={codes.filter(Boolean).map((value) => ({ value, label: languageName(value) }))}
        defaultValue={typed.language}
      />
      <div className="languages">
        <section aria-labelledby="in-swedish">
          <h2 className="label" id="in-swedish">
            {say('swedish')}
          </h2>
          <Area name="sv" language="sv" area={typed.sv} error={error} />
        </section>
        <section aria-labelledby="in-other">
          <h2 className="label" id="in-other">
            {say('other')}
          </h2>
          <Area name="other" language={typed.language} area={typed.other} error={error} />
        </section>
      </div>
    </>
  )
}

type AreaProps = {
  name: 'sv' | 'other'
  language: string
  area: TypedArea
  error: ErrorOf
}

/** One language's texts. */
function Area({ name, language, area, error }: AreaProps) {
  const say = useTexts(editorTexts)
  return (
    <>
      <TextArea
        name={`${name}_questions`}
        label={say('questions')}
        help={say('questionsHelp')}
        lang={language}
        rows={3}
        isGrowing
        defaultValue={area.questions}
        error={error(`${name}_questions`)}
      />
      <TextArea
        name={`${name}_short`}
        label={say('short')}
        help={say('shortHelp')}
        lang={language}
        rows={3}
        isGrowing
        maxLength={1000}
        defaultValue={area.short}
        error={error(`${name}_short`)}
      />
      <TextArea
        className="is-markup"
        name={`${name}_body`}
        label={say('body')}
        help={say('bodyHelp')}
        lang={language}
        rows={14}
        isGrowing
        maxLength={12_000}
        defaultValue={area.body}
        error={error(`${name}_body`)}
      />
    </>
  )
}

type BesideProps = { typed: Typed; error: ErrorOf; files: ShownContent['files']; hasFile: boolean }

function Beside({ typed, error, files, hasFile }: BesideProps) {
  const say = useTexts(editorTexts)
  const bank = useTexts(answerTexts)
  return (
    <section className="stack is-form is-whole" aria-labelledby="beside">
      <h2 className="label" id="beside">
        {say('beside')}
      </h2>
      {(['sources', 'links', 'forms'] as const).map((name) => (
        <TextArea
          key={name}
          name={name}
          label={bank(name)}
          mark={name === 'sources' ? undefined : bank('optional')}
          help={say(name === 'sources' ? 'sourceHelp' : 'lineHelp')}
          rows={2}
          isGrowing
          defaultValue={typed[name]}
          error={error(name)}
        />
      ))}
      {files.length > 0 && (
        <CheckboxGroup
          name="fileIds"
          label={say('keptFiles')}
          defaultValue={typed.fileIds}
          choices={files.map((file) => ({ value: file.fileId, label: file.name }))}
          error={error('fileIds')}
        />
      )}
      {hasFile && (
        <FileField
          name="file"
          label={say('addFile')}
          mark={bank('optional')}
          help={say('fileHelp')}
          accept="image/*,.pdf"
          error={error('file')}
        />
      )}
    </section>
  )
}
