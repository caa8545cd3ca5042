/**
 * English words that people ask a Swedish municipality with, and the Swedish ones that its articles use. English first, then
 * Swedish after the colon. A question is taken for English by its small words.
 */
const lines = `
apartment flat: lägenhet bostad
apply application: ansöka ansökan
appeal: överklaga
appointment: tid boka
archive: arkiv
authority: myndighet
bathe swim swimming pool: bad simhall badplats
bill invoice: faktura räkning
bin bins garbage trash rubbish waste: avfall sopor kärl
board: nämnd
book booking: boka bokning
boundary border fence hedge: tomtgräns staket
broken: trasig
bullied bullying: kränkning mobbning
build building: bygga byggnad bygglov
burn fire: elda eldning
bus: buss skolskjuts
business company: företag
buy: köpa
cancel terminate: säga upp uppsägning avsluta
car vehicle: bil fordon
card: kort
care: omsorg vård
career counsellor guidance: studievägledare
case: ärende
change: byta ändra
cheap free: gratis kostnadsfri
child children kid kids son daughter: barn
childcare daycare preschool kindergarten nursery: förskola
church: kyrka
citizen resident: invånare medborgare
civil wedding marriage marry married: borgerlig vigsel gifta
complain complaint: klagomål synpunkt
compost: kompost
computer: dator
consumer: konsument
contact: kontakta kontakt
cost price fee fees charge: avgift kosta pris
council: fullmäktige kommun
course courses class classes: kurs
court: domstol
custody: vårdnad
dead died death deceased: avliden dödsfall
deadline: sista datum
debt debts: skuld skuldrådgivning
decision: beslut
dental dentist: tandvård
disability disabled: funktionsnedsättning rörelsehindrad
doctor: läkare
document documents paper papers record records: handling papper
dog: hund
domestic violence abuse beaten: våld nära relation
drawing drawings: ritning ritningar
drug drugs alcohol addiction: missbruk droger alkohol
elderly old senior: äldre
election vote voting: rösta val
early vote: förtidsrösta
electricity: el
emergency urgent: akut nöd
employee staff: personal anställd
energy: energi
environment: miljö
error mistake wrong: fel
event events: evenemang
family: familj
food: mat
form forms: blankett
foster: familjehem
funeral burial: begravning
grandmother grandfather grandparent: äldre
grant benefit allowance: bidrag stöd
guardian: god man förmyndare
hall venue premises room: lokal hyra
handicap: rörelsehindrad
health: hälsa
heating: värme
help support assistance: hjälp stöd
high school upper secondary: gymnasium gymnasieval
holiday holidays term break: lov termin
home: hem hemmet
homework: läxa
house: hus
housing accommodation: bostad
hungry money: pengar försörjningsstöd
ice skating: skridskor ishall
identity id: legitimation
immigrant newcomer refugee: nyanländ flykting
income: inkomst
information: information
instrument: instrument
internship: praktik
interpreter translate translation: tolk översättning
job jobs vacancy work employment: jobb arbete lediga
key keys: nyckel
lamp light streetlight: gatubelysning lampa
language: språk
late overdue: försenad
law: lag
lawyer legal: advokat jurist
leak leaking: läcka vattenläcka
learn swedish: sfi svenska
leave absence absent: ledighet frånvaro
library: bibliotek
licence license permit: tillstånd
liquor serving: serveringstillstånd alkohol
live living: bo boende
loan borrow: låna
login log: logga inloggning
lost: borttappad
map: karta
meal meals delivery: matdistribution måltid
meeting: möte sammanträde
minutes: protokoll
month: månad
mother tongue: modersmål
move moving moved: flytta
municipality municipal: kommun
music: musik kulturskola
neighbour neighbor: granne
newspaper: tidning
noise noisy loud: buller störande ljud
office: kontor
open opening hours: öppettider
order: beställa
owner owns: ägare äger
parent parents: förälder
parking park: parkering
parking ticket fine: parkeringsanmärkning parkeringsbot
partner: sambo
passport: pass
pay payment: betala betalning
pension retired: pension
person: person
pest rat rats mice: råttor skadedjur
phone call: telefon ringa
place spot: plats
plan: plan detaljplan
plow plough snow: snöröjning snö
police: polis
politician: politiker
pothole hole: hål
proposal suggestion: förslag
public: allmän offentlig
queue waiting: kö
radon: radon
receipt: kvitto
recycle recycling: återvinning återvinningscentral
refund return: ångerrätt reklamera återbetalning
register registration: anmäla registrera
relative: anhörig
rent: hyra
rental tenant: hyresrätt
replace: ersätta
report: anmäla felanmäla
request: begära
residence: bostad
ride transport: resa färdtjänst skolskjuts
road street: gata väg
safety alarm: trygghetslarm
scholarship: stipendium
school: skola
secrecy confidential: sekretess
sell: sälja
separated divorced divorce: skilda separerade skilsmässa
service: service
shelter: skyddsrum
shopping groceries: handla varor
sick ill: sjuk
single: ensamstående
social services welfare: socialtjänst försörjningsstöd
sort sorting packaging: sortera förpackningar
speak talk: prata tala
special diet vegetarian: specialkost
stove fireplace: eldstad kamin
student study studies: studera elev studiemedel
summer: sommar sommarjobb
swap: byta
tax: skatt
taxi: färdtjänst
teacher: lärare
teenager youth young: ungdom
theatre theater: teater
ticket tickets: biljett
time: tid
tree trees: träd
unemployed: arbetslös
visit: besök
water: vatten
well: brunn
website: webbplats
weekend evening night: helg kväll
worried concern: orolig orosanmälan
adopt adoption: adoptera adoption
afraid scared threatened: rädd våld hot
alarm button: larm trygghetslarm
alone: ensam
anonymous: anonym
assault hit hits hurt: våld misshandel
available: ledig
baby newborn: barn
bank account direct debit: konto autogiro
beach lake: badplats
bulky furniture sofa: grovavfall återvinningscentral
calendar: kalender evenemangskalender
certificate: intyg
chimney: skorsten
choose choice: välja val
clean: städa
close closed: stängd
collect collection pick picked: hämta hämtning
companion: ledsagare kontaktperson
composting: kompost
councillor: politiker
counselling advice adviser: rådgivning
credit: lån
crisis war: kris
dangerous hazardous: farlig farligt
deliver: leverera
demolish: riva
diet allergy gluten: specialkost
dirty: smutsig
discount: rabatt
divide: dela
driver driving: körkort
e-book ebooks: e-böcker
education adult: utbildning vuxenutbildning
eat: äta
emission: utsläpp
empty emptied: tömma tömning
enrol enroll sign: anmäla ansöka
expensive: dyr
extend renew renewal: förlänga förnya
extension: tillbyggnad
extra: extra
father dad: pappa förälder
mother mum mom: mamma förälder
find: hitta
fireworks: fyrverkerier
fix repair: laga felanmäla
gambling: spelberoende
garage carport: garage bygglov
garden: trädgård
get: få
give: ge
goods product: vara varor
grade grades diploma transcript: betyg
group: grupp
graffiti: klotter
guarantee warranty: garanti
gym sports: idrott
hire: hyra
hospital: sjukhus
hours: öppettider tider
household: hushåll
hungry: mat pengar
hurt: skada
illegal: olaglig
important: viktig
inspection: kontroll tillsyn
insurance: försäkring
introduction establishment: etablering samhällsorientering
invoice: faktura
landlord: hyresvärd
letter mail post: brev post
list waiting: kö
literature: litteratur
local: lokal kommunal
meet: träffa möte
member: medlem
message: meddelande
missed missing: missad utebliven
money: pengar
national: riks nationell
new: ny
nobody: ingen
norm rate amount: belopp norm riksnorm
notify notification: anmälan anmäla
number: nummer
offer: erbjudande
official officer handler caseworker: handläggare
oil tank: oljecistern cistern
online digital: digital webb
outdoor: utomhus
overpaid: betalat
own: äga egen
paid payout: utbetalning betald
paint battery batteries chemicals: farligt avfall
paternity fatherhood parenthood: faderskap föräldraskap
penalty: avgift
petition: medborgarförslag
planning: detaljplan
plastic paper glass metal: förpackningar
playground: lekplats
porch deck terrace patio: altan
postpone instalment installments: anstånd avbetalning
print printer copy scan: skriva utskrift kopia
problem: problem
proof: intyg bevis
provider company: utförare
pupil: elev
rehearse: öva
reimburse: ersättning
religion: religion
remove: ta bort
replacement: ny ersätta
reserve: reservera boka
resident permit: boendeparkering
responsible: ansvarig
restaurant bar pub: restaurang serveringstillstånd
right rights entitled eligible: rätt
rules regulation regulations: regler ordningsföreskrifter
scam fraud fake: bluffaktura bedrägeri
season: säsong
separate: separera
shop store open: butik företag
shift: obekväm arbetstid
show: visa
sidewalk pavement: trottoar gångbana
signature sign: underskrift
skate rink: ishall
slippery ice icy: halka sandning
soil: jord
special: särskild
sponsor sponsorship: sponsring
sport: idrott
start: starta börja
statistics: statistik
status: ärende status
stolen: stulen
stop: sluta avsluta
support: stöd
suspend pause: uppehåll
talk talks: samtal samarbetssamtal
tank: cistern
tap: kran vatten
temporary: tillfällig
term semester: termin läsår
test sample: prov
timetable dates: läsårstider tider
tip dump landfill: återvinningscentral
today now: idag nu akut
tonight: ikväll akut
toy: leksak
travel: resa resor
trip: resa
turn down decline: tacka nej
twice: två gånger
underage minor: ungdom
unhealthy: hälsa
update: uppdatera ändra
upset sad depressed: mår dåligt
vacation: ledighet lov
vegetarian halal: specialkost
ventilation: ventilation ovk
victim: våld utsatt
view see watch: se titta
volunteer: frivillig
wait: vänta
warning: varning
wife husband spouse: make maka
wild animal: vilt djur
window: fönster
withdraw: ångra återkalla
witness witnesses: vittne vittnen
woman women: kvinna
wood: ved
write: skriva
wrong: fel felaktig
yard: gård
`

const small = new Set(
  'the a an is are do does did how where what when who which can could should would may my your our we you they to of and for in on at from with have has had need want get there be i it this that if or not me about any will must by as'.split(
    ' ',
  ),
)
/** Small words that Swedish has too: they say nothing about the language. */
const both = new Set('i a an do in at for my man men is on so by get be as it they me'.split(' '))

const swedish = new Map<string, readonly string[]>()
for (const line of lines.trim().split('\n')) {
  const [english, words] = line.split(': ')
  for (const word of english!.split(' ')) swedish.set(word, [...(swedish.get(word) ?? []), ...words!.split(' ')])
}

/** Whether a question is asked in English: enough of its words are small English ones. */
export function looksEnglish(words: readonly string[]): boolean {
  const sure = words.filter((word) => small.has(word) && !both.has(word)).length
  const like = words.filter((word) => small.has(word)).length
  return sure >= 1 && (sure >= 2 || like >= 2) && like >= words.length / 5
}

/** A small English word that says nothing in a search. */
export function isSmallEnglish(word: string): boolean {
  return small.has(word)
}

/** What an English word is called in Swedish; none when it is not known. */
export function inSwedish(word: string): readonly string[] {
  return swedish.get(word) ?? swedish.get(word.replace(/(?<=..)s$/, '')) ?? swedish.get(word.replace(/ing$/, '')) ?? []
}
