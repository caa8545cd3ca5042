/**
 * Swedish words so common that they say little of what a question is about, whether or not an article uses them: people tell a
 * story around what they want to know. Only used to judge how sure an answer is, never to rank. By word class, as they come to mind.
 */
import { stem } from './stem.ts'

const words = `
jag du han hon den det vi ni de mig dig honom henne oss er dem sig min mitt mina din ditt dina sin sitt sina vår vårt våra er ert era hans hennes deras dess man en ett någon något några ingen inget inga annan annat andra all allt alla varje båda själv själva samma sådan sådant sådana egen eget egna
och eller men att som om när då där här dit hit var vart hur vad vem vilken vilket vilka varför sedan innan medan eftersom fast fastän trots så utan för till från med mot av på i vid hos under över mellan genom efter före omkring runt kring bakom framför bredvid bland inom utom ur enligt tills sen ju väl nog bara också även redan ännu alltid aldrig ofta ibland sällan kanske nästan ganska mycket lite mer mindre mest minst helt precis ungefär cirka typ liksom igen åter inte ej icke icke
vara är var varit bli blir blev blivit ha har hade haft kunna kan kunde få får fick fått ska skall skulle vilja vill ville måste behöva behöver behövde böra bör borde brukar bruka
göra gör gjort gå går gick gått komma kommer kom kommit ta tar tog tagit ge ger gav gett se ser såg sett säga säger sa sagt tro tror trodde tycka tycker veta vet visste känna känner höra hör hörde hört lägga lägger sätta sätter stå står stod sitta sitter ligga ligger hålla håller höll låta låter lät börja börjar sluta slutar försöka försöker förstå förstår finna finnas finns hitta hittar hittade titta kolla visa visar använda använder följa följer fråga frågar svara svarar prata pratar tala talar ringa ringer ringde skriva skriver skrev skicka skickar skickade få lämna lämnar hämta hämtar köpa köper köpte sälja betala betalar kosta kostar hjälpa hjälper hjälp vänta väntar väntat flytta flyttar flyttade bo bor bodde åka åker åkte resa reser springa leva lever dö dog äta äter dricka sova vakna arbeta arbetar jobba jobbar jobbade tänka tänker tänkte minnas glömma glömt glömde undra undrar hoppas ändra ändrar byta byter öppna öppnar stänga stänger fungera fungerar funka funkar gälla gäller hända händer hände räcka räcker klara klarar orka orkar våga vågar slippa slipper fixa fixar ordna ordnar lösa löser välja väljer bestämma bestämmer bygga bygger laga lagar hinna hinner missa missade tappa tappat tappade slänga bli gillar älska hatar söka söker anmäla
bra dålig dåligt ny nytt nya gammal gammalt gamla stor stort stora liten litet små lång långt kort hög hög låg snabb snabbt långsam lätt svår svårt enkel viktig rätt fel olika lika hel halv full tom öppen stängd fri gratis dyr billig vanlig konstig konstigt riktig riktigt möjlig säker osäker klar färdig trött glad ledsen arg rädd orolig sjuk frisk ensam ung vuxen vit svart röd grön blå första andra tredje sista nästa förra senaste tidigare snart direkt genast okej ok
dag dagen dagar natt kväll morgon idag ikväll imorgon igår måndag tisdag onsdag torsdag fredag lördag söndag vecka veckor veckan helg helgen månad månader år året åren gång gånger gången tid tiden timme timmar minut minuter klockan datum januari februari mars april maj juni juli augusti september oktober november december vår sommar höst vinter jul påsk midsommar
person människa folk barn barnen kille tjej man kvinna fru make sambo mamma pappa son sonen dotter dottern bror syster mormor farmor morfar farfar familj kompis vän granne grannen grannar unge ungar baby
sak saker grej grejer del bit sätt fall exempel fråga frågor svar problem hjälp plats ställe hem hemma hus lägenhet rum dörr fönster väg gata gatan stad staden kommun kommunen land värld namn nummer telefon mejl brev papper papperet bok pengar krona kronor tusen hundra pris jobb jobbet arbete skola skolan bil bilen buss mat vatten hund katt kläder sko liv livet ord språk bild idé anledning början slut mitten sida sidan hand huvud vikt längd storlek antal par grupp lista information besked beslut regel regler
ett två tre fyra fem sex sju åtta nio tio elva tolv tjugo trettio fyrtio femtio hundra
snälla tack hej hallå tyvärr ursäkta faktiskt egentligen verkligen ändå alls annars dessutom istället tillsammans bort hem ut in upp ner fram tillbaka kvar borta hemifrån häromdagen
i want need have get do does can how what when where who why which the a an my your for to of in on at is are be it this that with from about there and or not we you they me us some any
please hello hi thanks thank much many long last new old good now today time day week month year people person man woman child children kid kids thing way
`

const common = new Set(
  words
    .trim()
    .split(/\s+/)
    .map((word) => stem(word)),
)

/** Whether a word is so common that it hardly tells what a question is about. */
export function isCommon(word: string): boolean {
  return common.has(stem(word))
}
