import { areaTexts } from '#web/shared/i18n/texts.ts'
import type { IconName } from '#web/shared/ui/icon-paths.ts'

/** What people often need, in words, each with the service it leads to. */
export const needTexts = areaTexts('citizen-needs', {
  sv: {
    bin: 'När töms mitt sopkärl?',
    preschool: 'Ansöka om förskola',
    parking: 'Parkera där du bor',
    building: 'Bygga altan eller förråd',
    summerJob: 'Sommarjobb, 16–18 år',
    bathing: 'Badplatser i {{municipality}}',
    moving: 'Nyinflyttad i {{municipality}}',
    chooseSchool: 'Välja eller byta skola',
    schoolBus: 'Skolskjuts',
    artsSchool: 'Plats i kulturskolan',
    radon: 'Mäta radon hemma',
    stove: 'Installera braskamin',
    energy: 'Råd om el och värme',
    support: 'Söka försörjningsstöd',
    repair: 'Felanmäla gata, lampa',
    complaint: 'Klaga, berömma, föreslå',
    form: 'Få en blankett',
    booking: 'Boka tid med en handläggare',
    who: 'Vem gör vad i kommunen',
  },
  en: {
    bin: 'When is my bin emptied?',
    preschool: 'Apply for preschool',
    parking: 'Park where you live',
    building: 'Build a deck or a shed',
    summerJob: 'Summer job, age 16–18',
    bathing: 'Bathing places in {{municipality}}',
    moving: 'New in {{municipality}}',
    chooseSchool: 'Choose or change school',
    schoolBus: 'School transport',
    artsSchool: 'A place in the arts school',
    radon: 'Measure radon at home',
    stove: 'Install a wood stove',
    energy: 'Advice on power and heating',
    support: 'Apply for income support',
    repair: 'Report a street or lamp',
    complaint: 'Complain, praise, propose',
    form: 'Get a form',
    booking: 'Book time with a case handler',
    who: 'Who does what here',
  },
})

export type Need = { key: keyof typeof needTexts.sv; service: string; icon: IconName; months: readonly number[] }

const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** In the order they stand on the page. A month has eight: five that are always needed, three of the season. */
const ofTheSeason: readonly Need[] = [
  { key: 'bin', service: 'bestallning-av-renhallning-kompost-och-sophamtning', icon: 'trash-can', months: everyMonth },
  { key: 'preschool', service: 'placering-i-forskola', icon: 'pram', months: everyMonth },
  { key: 'parking', service: 'boendeparkering', icon: 'parking', months: everyMonth },
  { key: 'building', service: 'enkelt-bygglov', icon: 'helmet', months: [3, 4, 5, 6, 7, 8, 9] },
  {
    key: 'summerJob',
    service: 'lediga-arbeten-sommarjobb-och-praktik',
    icon: 'backpack',
    months: [1, 2, 3, 4, 5],
  },
  { key: 'bathing', service: 'anlaggningar-oppettider-och-lokaler', icon: 'waves', months: [5, 6, 7, 8] },
  { key: 'moving', service: 'nyinflyttad-komma-igang-i-kommunen', icon: 'key', months: [6, 7, 8] },
  { key: 'chooseSchool', service: 'hjalp-med-ansokningar-och-val-till-skola', icon: 'book', months: [1, 2] },
  { key: 'schoolBus', service: 'skolskjuts-och-inackordering-regler', icon: 'bus', months: [9] },
  { key: 'artsSchool', service: 'kulturskola-ansokan-och-uppsagning-av-plats', icon: 'people', months: [9] },
  { key: 'stove', service: 'braskamin-anmalan', icon: 'house', months: [10, 11, 12] },
  { key: 'radon', service: 'radonmatning', icon: 'magnifier', months: [1, 2, 3, 4, 10, 11, 12] },
  { key: 'energy', service: 'energiradgivning', icon: 'buildings', months: [10, 11, 12] },
  { key: 'support', service: 'forsorjningsstod-allman-information', icon: 'hand-heart', months: everyMonth },
  { key: 'repair', service: 'felanmalan-gator-parker-och-vatten', icon: 'wrench', months: everyMonth },
]

/** Takes the empty places where a municipality does not give a service itself. */
const instead: readonly Need[] = [
  { key: 'complaint', service: 'klagomal-och-synpunkter', icon: 'chat', months: everyMonth },
  {
    key: 'booking',
    service: 'boka-tid-hos-handlaggare-och-upplysa-om-forberedelser',
    icon: 'calendar',
    months: everyMonth,
  },
  { key: 'form', service: 'lamna-ut-blanketter', icon: 'paper', months: everyMonth },
  { key: 'who', service: 'vaxelfragor-oppettider-vem-gor-vad', icon: 'information', months: everyMonth },
]

const MOST = 8

/** What stands on the front page in a month: at most eight, only services that this municipality gives. */
export function needsOfMonth(month: number, given: ReadonlySet<string>): Need[] {
  return [...ofTheSeason, ...instead]
    .filter((need) => need.months.includes(month) && given.has(need.service))
    .slice(0, MOST)
}
