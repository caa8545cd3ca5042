import { all, figures, type Section, script, tests, thorough } from './proof.ts'

/** Answer directly: the answer bank, one search box, the directory, news, digests, the citizen's web. */
export const sections: Section[] = [
  {
    title: 'A. The answer bank',
    lines: [
      {
        words: 'an article is written, read by somebody else, published now or at a time, and retired',
        proof: tests(/article-life\.test.*written, read by somebody else/, /article-life.*waits for its time/),
      },
      {
        words: 'what was published never changes; one version is published at most; the public sees only what holds',
        proof: tests(/article-life\.properties/, /answers\.access.*cannot be written over/),
      },
      {
        words: 'languages, services, audience, owner; script in a text is only words',
        proof: tests(/answers\.access.*for one unit/, /body-markup.*whitelist/),
      },
      {
        words: 'two editors: the second is told, nothing typed is lost',
        proof: tests(/article-life.*the second is told/),
      },
      { words: 'an answer keeps the version it quoted', proof: tests(/kept in the version that was read/) },
      {
        words: 'an article retired while used: the answer goes out, the guide is told',
        proof: tests(/retired while it was used/),
      },
      {
        words:
          'wrong, unclear or missing becomes a task with the question; a question becomes a draft; gaps are counted',
        proof: tests(
          /becomes a task for its owner, with the question/,
          /in one step, for the service/,
          /gaps are counted/,
        ),
      },
      {
        words: 'reviews are reminded of and escalated; what is past its date is marked',
        proof: tests(/reviews the owner is reminded/, /marked when its review date has passed/),
      },
      {
        words: 'the demo holds at least 150 articles over all 105 services, each with a source, 40 in English too',
        proof: tests(/load-articles\.test/),
      },
    ],
  },
  {
    title: 'B. One search box',
    lines: [
      {
        words: 'misspelt, without dots, inflected, split, and while it is typed',
        proof: tests(/found misspelt, without dots/),
      },
      { words: 'an honest no; the gap can be registered', proof: tests(/gets an honest no/, /gaps are counted/) },
      {
        words: 'learns from use without personal data; reversible; synonyms are data with their history',
        proof: tests(/keeps no names, digits/, /lifts the chosen article/, /synonyms are changed, taken away/),
      },
      {
        words: 'audience and secrecy hold in hits, counts and suggestions',
        proof: tests(/follows the audience of each article/, /hints at nothing hidden/, /earlier-questions/),
      },
      {
        words: 'a changed article is found within a second in every process; without its index it still searches',
        proof: tests(/both find an article within a second/, /looks for plain words and says so/),
      },
      { words: '10,000 characters, only signs, 200 words', proof: tests(/of any size and made of anything/) },
      {
        words: 'better than plain BM25; right article among three; told when there is none',
        proof: all(
          figures(/better than plain BM25, nDCG@10/),
          figures(/right article among three/, /unanswerable told so/, /answerable told that/),
        ),
      },
      {
        words: 'fast at 50,000 articles and a million earlier questions',
        proof: thorough(script('bench', 'search-speed')),
      },
    ],
  },
  {
    title: 'C. The directory',
    lines: [
      {
        words: 'found by name, number, room, language, duty and unit',
        proof: tests(
          /one search field finds by number/,
          /one search field finds by language/,
          /finds units and duties/,
        ),
      },
      {
        words: 'is this person there now, by hours, absences and summer time',
        proof: tests(/is this person there now/, /counts whole days across the clock change/),
      },
      {
        words: 'somebody in the house who speaks Somali and is here now',
        proof: tests(/speaks Somali and is here now/),
      },
      {
        words: 'the reason of an absence is private; protected identity is nowhere',
        proof: tests(
          /reason of an absence/,
          /staff with protected identity/,
          /scim.*protected identity|protected identity is told only/i,
        ),
      },
      {
        words: 'wrong entries become tasks; a duty without cover warns',
        proof: tests(/a wrong entry/, /a duty without cover/),
      },
      {
        words: 'files: every wrong row named, right ones in, nothing half, once more changes nothing',
        proof: tests(/a file of people/, /files of units and duties/),
      },
      { words: 'SCIM 2.0 in and out', proof: tests(/what the server tells of itself/, /users are changed by PATCH/) },
      { words: 'a real directory server', proof: thorough(script('test:servers')) },
      {
        words: 'helpers outside, listed neutrally; a referral keeps its receiver',
        proof: tests(/outside the municipality/),
      },
    ],
  },
  {
    title: 'D. News and the morning meeting',
    lines: [
      { words: 'unread until read, unread again when changed', proof: tests(/turns unread again/, /news.*properties/) },
      {
        words: 'who may post and change',
        proof: tests(/who may post/, /who may change people|who may change another|another department's coordinator/),
      },
      {
        words: 'many ask about X: flagged by people, and by the figures',
        proof: tests(/a topic that many ask about/, /growing topics flag themselves/),
      },
      { words: 'the morning meeting on one page', proof: tests(/the morning meeting has news/) },
    ],
  },
  {
    title: 'E. The digest',
    lines: [
      {
        words: 'once a week for each department, by web and by e-mail with a table, exactly once',
        proof: tests(/told of from Monday morning at six/, /made exactly once by two workers/),
      },
      { words: 'its figures agree with the lists behind', proof: tests(/agree with the lists, whatever was asked/) },
      {
        words: 'no personal data, nothing secret',
        proof: tests(/leave out everything secret/, /words that at least three contacts used/),
      },
      {
        words: 'for the department and the centre’s manager only',
        proof: tests(/department's own people and the centre's manager/),
      },
    ],
  },
  {
    title: 'F. The citizen’s web',
    lines: [
      {
        words: 'search, answer, ask: without script, small screens, large text',
        proof: tests(/e2e\/answers\.test/, /e2e\/citizen\.test/),
      },
      { words: 'nothing but what is public, in any list, feed or map', proof: tests(/no trace of anything else/) },
      {
        words: 'finished pages go within a second when what they say has changed',
        proof: tests(/forgets them within a second/),
      },
      { words: 'made-up addresses push no page out', proof: tests(/pushes no page out of the memory/) },
      { words: 'at least 12,000 front pages a second', proof: figures(/front page, from memory/) },
    ],
  },
]
