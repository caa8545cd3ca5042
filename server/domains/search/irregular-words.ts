/**
 * Swedish words whose forms no rule of endings brings together: strong verbs, nouns that change their vowel or lose it, and a
 * few verbal nouns. First the form that stands for all, then its others. Written from grammar; a line each, easy to extend.
 */
const lines = `
be bad bett bedja bedjan
binda band bundit bunden bundet bundna
bita bet bitit biten
bjuda bjöd bjudit bjuden bjudna
bli blir blev blivit bliva bliven blivande
brinna brann brunnit
bryta bröt brutit bruten brutet brutna
byta bytt bytte byter
bära bar burit buren burna
dra drar drog dragit dragen draget dragna dragning dragande draga
dricka drack druckit drucken
driva drev drivit driven drivna
dö dör dog dött
döda dödat dödade
falla föll fallit fallen fallna
fara for farit
finna fann funnit funnen funnet funna
finnas finns fanns funnits
flyga flög flugit
flyta flöt flutit
frysa frös frusit frusen
få får fick fått fåtts
förstå förstår förstod förstått
förlora förlorat förlust förluster förlusten
ge ger gav gett givit given givet givna giva givande
gråta grät gråtit
gripa grep gripit gripen gripna
gå går gick gått gående gången
göra gör gjorde gjort gjord gjorda gjordes gjorts
ha har hade haft hava havande
heta heter hette hetat
hinna hann hunnit
hjälpa hjälper hjälpte hjälpt hjälp hjälpen
hugga högg huggit
hålla höll hållit hållen hållna hållet hållande
komma kom kommit kommen komna kommande
kunna kan kunde kunnat
krypa kröp krupit
le ler log lett
lida led lidit lidande
ligga ligger låg legat
ljuga ljög ljugit
lyda lydde lytt
låta lät låtit
lägga lägger lade lagt lagd lagda lades lagts
låna lånar lånade lånat lån lånet
njuta njöt njutit
rida red ridit
rinna rann runnit
riva rev rivit riven rivna rivning
se ser såg sett sedd sedda
sitta satt suttit
sjuka sjukt
sjunga sjöng sjungit
sjunka sjönk sjunkit
skilja skiljer skilde skilt skild skilda
skina sken skinit
skjuta sköt skjutit skjuten
skola ska skall skulle skolat
skriva skrev skrivit skriven skrivet skrivna skriv
skära skar skurit skuren
slippa slapp sluppit
slita slet slitit sliten
slå slår slog slagit slagen slagna slaget
sluta slöt slutit
smita smet smitit
smörja smorde smort
sova sov sovit
sprida spred spritt spridd spridda spridning
springa sprang sprungit
sticka stack stuckit
stiga steg stigit
stjäla stal stulit stulen stulet stulna stöld stölder stölden
strida stred stridit
stryka strök strukit struken
stå står stod stått stående
ståta ståtat
svara svarar svarade svarat svar svaret svaren
svida sved svidit
svälja svalde svalt
säga säger sade sagt sa sagd sagda
sälja säljer sålde sålt såld sålda sålts försäljning försäljningen
sätta sätter satte satt-ned satts
söka söker sökte sökt sökta sökts
ta tar tog tagit tagen taget tagna taga tagits tagande tagandet tagandena tagandes
tiga teg tigit
tömma tömmer tömde tömt töms tömts tömning tömningen tömningar
tvinga tvang tvungit tvungen tvungna tvång
töra tordes
vara är var varit vore varande
veta vet visste vetat
vika vek vikit
vilja vill ville velat
vinna vann vunnit vunnen
vrida vred vridit
välja väljer valde valt vald valda val valet valen
vänja vande vant vana
växa växer växte vuxit
äta åt ätit äten ätna
bok böcker böckerna boken
bonde bönder bönderna
bror broder bröder bröderna brodern brors
dotter döttrar döttrarna dottern dotterns
far fader fäder fäderna fadern faders pappa pappan
mor moder mödrar mödrarna modern moders mamma mamman
syster systrar systrarna systern
förälder föräldrar föräldrarna föräldern förälderns föräldrars föräldra
fot fötter fötterna foten
hand händer händerna handen
land länder länderna landet
man män männen mannen männens mannens
natt nätter nätterna natten
rand ränder
rot rötter rötterna
son söner sönerna sonen
stad städer städerna staden stadens
stand ständer
strand stränder stränderna stranden
tand tänder tänderna tanden
tång tänger
gås gäss
mus möss
lus löss lössen
ko kor korna kon
sko skor skorna
regel regler reglerna regeln reglernas
nyckel nycklar nycklarna nyckeln
cykel cyklar cyklarna cykeln cykla cyklat
artikel artiklar artiklarna artikeln
titel titlar titeln
fågel fåglar fåglarna fågeln
möbel möbler möblerna möbeln
spegel speglar
segel seglen
medel medlen medlet medlets
mönster mönstret mönstren
fönster fönstret fönstren fönstrets
register registret registren registrets
kloster klostret
papper papperet pappret papperen pappren
kapitel kapitlet kapitlen
exempel exemplet exemplen
vinter vintrar vintern vinterns
sommar somrar sommaren
åker åkrar
finger fingrar fingret
ungdom ungdomar ungdomarna ungdomen
barn barnet barnen barnens barnets
hus huset husen husets
djur djuret djuren
år året åren årets
öga ögon ögat ögonen
öra öron örat öronen
huvud huvudet huvuden
lag lagen lagar lagarna lagens
liten litet små lilla mindre minst minsta
stor stort stora större störst största
gammal gammalt gamla äldre äldst äldsta
ung ungt unga yngre yngst
god gott goda bra bättre bäst bästa
dålig dåligt dåliga sämre sämst värre värst
lång långt långa längre längst
hög högt höga högre högst högsta
låg-läge lågt låga lägre lägst lägsta
tung tungt tunga tyngre
många fler flera flest
mycket mer mera mest
nära närmare närmast
betala betalar betalade betalat betald betalt betalas betalning betalningen betalningar
ansöka ansöker ansökte ansökt ansökan ansökningar ansökningen ansökning ansökningarna ansökande
anmäla anmäler anmälde anmält anmäld anmälan anmälningar anmälningen anmälningarna anmälning
önska önskan önskemål önskemålet
börja början börjar börjat
besluta beslutar beslutade beslutat beslut beslutet besluten besluts
flytta flyttar flyttade flyttat flytt flytten
hyra hyr hyrde hyrt hyrd hyror hyran
köpa köper köpte köpt köp köpet
resa reser reste rest resor resan
besöka besöker besökte besökt besök besöket
stödja stöder stödde stött stöd stödet stöttar stötta stöttning stödjer
vårda vårdar vårdat vård vården vårdas
ändra ändrar ändrat ändring ändringar ändringen
avsluta avslutar avslutat avslut
kräva kräver krävt krav kravet kraven krävs
skydda skyddar skyddat skydd skyddet
ansvara ansvarar ansvarat ansvar ansvaret
`

/** Forms that end other words by chance, or that are nouns of their own at the end of one (`företaget`, `bidraget`, `förslagen`). */
const onlyAlone = new Set(
  'korna skorna tagen taget draget dragen slaget slagen bitit biten lagen lagar satts burit ridit landet handen boken valet valen lånet husen huset åkrar regel medel sonen titel segel närmare början djuren möjlig besök spritt skyddat'.split(
    ' ',
  ),
)
const exact = new Map<string, string>()
const SHORTEST_END = 5
/** Forms long enough to be recognised at the end of a longer word (`omhändertagits`, `nedsatt`). */
const atTheEnd = new Map<string, string>()
for (const line of lines.trim().split('\n')) {
  const [stands, ...others] = line.split(' ')
  for (const other of others) {
    if (other.includes('-')) continue
    exact.set(other, stands!)
    if (other.length >= SHORTEST_END && !onlyAlone.has(other)) atTheEnd.set(other, stands!)
  }
}
const longestEnd = Math.max(...[...atTheEnd.keys()].map((form) => form.length))

/** The form that stands for an irregular word, alone or as the last part of a compound; any other word as it is. */
export function regularForm(word: string): string {
  const whole = exact.get(word) ?? exact.get(word.endsWith('s') ? word.slice(0, -1) : word)
  if (whole !== undefined) return whole
  if (word.length < 8) return word
  const plain = word.endsWith('s') ? word.slice(0, -1) : word
  for (let length = Math.min(longestEnd, word.length - 2); length >= SHORTEST_END; length--) {
    const form = word.slice(-length)
    const stands = atTheEnd.get(form) ?? (plain === word ? undefined : atTheEnd.get(plain.slice(-length)))
    if (stands === undefined) continue
    return atTheEnd.has(form) ? word.slice(0, -length) + stands : plain.slice(0, -length) + stands
  }
  return word
}
