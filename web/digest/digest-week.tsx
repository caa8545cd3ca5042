import type { DigestContent } from '#domains/digest/contract.ts'
import { useLanguage, useTexts } from '#web/shared/i18n/texts.ts'
import { Figure, Figures } from '#web/shared/ui/figure.tsx'
import { Table } from '#web/shared/ui/table.tsx'
import { DigestHandOvers } from './digest-hand-overs.tsx'
import { DigestRest } from './digest-rest.tsx'
import { digestTexts } from './texts.ts'

type Service = DigestContent['services'][number]

/** A department's week: how much, about what, in which words, how hand-overs went, and what led wrong. */
export function DigestWeek({ content, mayOpenLists }: { content: DigestContent; mayOpenLists: boolean }) {
  const say = useTexts(digestTexts)
  const comma = useComma()
  const { received, usual, direct } = content
  return (
    <>
      <Figures className="is-digest">
        <Figure
          label={say('questions')}
          value={received}
          ghost={usual === null ? undefined : comma(usual)}
          ghostLabel={usual === null ? say('noUsual') : say('usual', { usual: comma(usual) })}
        />
        <Figure label={say('direct')} value={received < 5 ? '–' : `${Math.round((100 * direct) / received)} %`} />
        <Figure label={say('handOvers')} value={content.handOversIn.offered} />
      </Figures>
      {content.services.length > 0 ? (
        <Services services={content.services} mayOpenLists={mayOpenLists} />
      ) : (
        <p>{say('receivedNone')}</p>
      )}
      <Examples services={content.services} />
      <DigestHandOvers content={content} mayOpenLists={mayOpenLists} />
      <DigestRest content={content} />
    </>
  )
}

function Services({ services, mayOpenLists }: { services: Service[]; mayOpenLists: boolean }) {
  const say = useTexts(digestTexts)
  const comma = useComma()
  const change = ({ received, usual }: Service) => {
    if (usual === null) return ''
    const more = Math.round((received - usual) * 10) / 10
    if (Math.abs(more) < 0.5) return say('same')
    return say(more > 0 ? 'more' : 'less', { number: comma(Math.abs(more)) })
  }
  return (
    <Table
      caption={say('asked')}
      scrollLabel={say('asked')}
      rows={services}
      rowKey={(row) => row.serviceId}
      columns={[
        { key: 'service', head: say('service'), isRowHead: true, cell: (row) => row.name },
        {
          key: 'received',
          head: say('questions'),
          isNumber: true,
          cell: (row) =>
            mayOpenLists ? <a href={`/questions?${new URLSearchParams(row.list)}`}>{row.received}</a> : row.received,
        },
        { key: 'change', head: say('change'), isNumber: true, isQuiet: true, cell: change },
        {
          key: 'direct',
          head: say('direct'),
          isNumber: true,
          cell: (row) => (row.received < 5 ? '–' : `${Math.round((100 * row.direct) / row.received)} %`),
        },
      ]}
    />
  )
}

function Examples({ services }: { services: Service[] }) {
  const say = useTexts(digestTexts)
  const told = services.filter((service) => service.examples.length > 0)
  if (services.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="examples">
      <h2 className="label" id="examples">
        {say('examples')}
      </h2>
      {told.length === 0 ? (
        <p>{say('noExamples')}</p>
      ) : (
        <dl className="facts is-wide">
          {told.map((service) => (
            <div key={service.serviceId}>
              <dt>{service.name}</dt>
              <dd>
                <ul>
                  {service.examples.map(({ words, count }) => (
                    <li key={words.join(' ')}>
                      {words.join(', ')}{' '}
                      <span className="quiet">
                        {count === null ? say('exampleFew') : say('exampleCount', { count })}
                      </span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="quiet">{say('examplesAbout')}</p>
    </section>
  )
}

/** Numbers as they are written: 1,5 in Swedish. */
function useComma(): (number: number) => string {
  const language = useLanguage()
  return (number) => (language === 'sv' ? String(number).replace('.', ',') : String(number))
}
