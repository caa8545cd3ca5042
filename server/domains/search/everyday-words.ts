/**
 * Words that people and authorities use for the same thing, in general Swedish. One line a group; every word is searched for the
 * others too, at a lower weight. A municipality's own words (its synonyms table) come on top; so do what its guides have chosen.
 * A word may stand in several groups. Only single words.
 */
const lines = `
betala betalning ersättning arvode lön
lön inkomst
pengar bidrag ersättning ekonomisk stöd
bidrag ersättning stöd förmån
avgift kosta kostnad pris taxa kronor betala
gratis kostnadsfri avgiftsfri
dyr kostnad
räkning faktura avgift
skuld betalning krav kronofogden
böter sanktionsavgift vite
jobb arbete anställning yrke
jobba arbeta
chef ledning arbetsgivare
arbetsgivare företag anställd
arbetslös arbetslöshet arbetssökande
anställd medarbetare personal
firma företag bolag
företagare näringsidkare företag
barn unga minderårig
ungdom unga tonåring
bebis spädbarn nyfödd barn
förälder vårdnadshavare mamma pappa
vårdnad vårdnadshavare
familj anhörig närstående hushåll
anhörig närstående
make maka sambo partner
gifta äktenskap vigsel
skilja skilsmässa äktenskapsskillnad separera
farmor mormor farfar morfar äldre
gammal äldre pensionär
ålder år gammal
dö död avliden dödsfall
begravning gravsättning avliden
arv dödsbo bouppteckning testamente
sjuk sjukdom ohälsa
sjukskriven sjukpenning sjukskrivning
doktor läkare
läkare vård vårdcentral
sjukhus vård vårdgivare
medicin läkemedel
spruta vaccin vaccination
smitta infektion
ont smärta besvär
handikapp funktionsnedsättning funktionshinder
rullstol hjälpmedel
hjälpa hjälp stöd bistånd insats
hjälp råd rådgivning
omsorg vård
hemtjänst omsorg bistånd
socialen socialtjänst socialnämnd socialsekreterare
soc socialtjänst
våld misshandel hot
missbruk beroende alkohol droger narkotika
tvång tvångsvård omhändertagande
boende bostad lägenhet hem
lägenhet bostad hyresrätt
hus villa fastighet småhus byggnad
bygga byggnation bygglov byggnad
riva rivning
hyresvärd fastighetsägare
hyra hyresavtal
flytta adress folkbokföring
bo bosatt folkbokförd
adress folkbokföring
bil fordon
köra framföra
körkort behörighet
parkera parkering
buss kollektivtrafik
tåg järnväg
väg gata
sopor avfall
soptunna kärl avfall
skräp avfall nedskräpning
återvinning återvinna
vatten avlopp
el elektricitet ström
bråk störning
oväsen buller ljud störning
skola utbildning undervisning
skola elev
lärare pedagog
lov ledighet
ledig ledighet
rast paus
plugga studera studier
studera utbildning
kurs utbildning
betyg examen
skolmat måltid mat
mat livsmedel måltid
restaurang livsmedel servering
sprit alkohol
papper handling dokument blankett
blankett formulär ansökan
intyg bevis utlåtande
legitimation identitet identitetshandling
kopia utdrag
skriva skriftlig
mejl mail post brev
mejla mail
telefon ringa kontakt
ringa kontakta kontakt
prata kontakta samtal
fråga svara besked
svar besked återkoppling beslut
klaga klagomål synpunkt
klaga överklaga
missnöjd klagomål överklaga
överklaga omprövning ompröva besvär
felaktig fel brist
lag lagstiftning författning bestämmelse föreskrift
regel bestämmelse krav villkor
regel lag
tillåten tillstånd få
förbjuden förbud
lov tillstånd
tillstånd licens behörighet
måste skyldig krav krävas
skyldighet ansvar
rätt rättighet berättigad
berättigad rätt
ansvar ansvara skyldig
bestämma besluta beslut avgöra
avgöra besluta
beslut bedömning
avslag avslå neka
godkänna bevilja beviljad
få bevilja
söka ansöka ansökan
anmäla anmälan
säga uppsägning avsluta
sluta avsluta upphöra
byta ändra byte
ändra förändra
ångra återkalla
rätta ändra komplettera
tid handläggningstid dagar veckor
länge tid år månader
snabb skyndsam omedelbar
akut omedelbar
sista senast datum
dag datum
deadline datum senast
börja starta inleda
start börja
öppen öppettider
stänga stängd
vänta kö väntetid
kö väntetid
ofta gånger
antal många
träffa möte umgänge
möte sammanträde
besöka besök
kolla kontrollera
kontrollera granska tillsyn uppföljning
inspektion tillsyn kontroll
kontroll uppföljning
utreda utredning
undersöka utredning
krånglig svår
viktig betydelse
skillnad skilja
betyda innebära mena
betydelse innebörd
fungera gå
funka fungera
skicka lämna sända
hämta ta
lämna inlämna
låna lån
hitta finna
visa redovisa
planera plan planering
mål syfte
syfte ändamål avsikt
anledning skäl orsak grund
varför anledning orsak eftersom
bero orsak
uppgift information
information upplysning uppgift
hemlig sekretess tystnadsplikt
sekretess tystnadsplikt
personuppgifter uppgifter
polis polisen polisanmälan
brott brottslig straff
stöld stulen
domstol förvaltningsrätt rätt tingsrätt
advokat ombud biträde
jurist ombud
invandrare nyanländ utländsk
flykting asyl asylsökande
utlänning utländsk
utomlands utlandet
tolk språk översättning
språk tolk
Sverige svensk
medborgare invånare
kommun kommunal
politiker ledamot nämnd fullmäktige
nämnd socialnämnd kommun
rösta val
myndighet förvaltning
region landsting
förening organisation ideell
frivillig samtycke
samtycke medgivande godkännande
skatt skatta beskattning
skatta deklarera deklaration
moms mervärdesskatt skatt
försäkring försäkrad
pension pensionär
skada skadestånd
olycka skada
risk fara
trygg säker säkerhet
säkerhet trygghet
kvalitet standard
utrustning hjälpmedel
dator digital
internet webb nät
hemsida webbplats
nätet webbplats
app mobil
logga inloggning
konto inloggning
e-legitimation bankid
hund djur
katt djur
djur husdjur
träd park
grönområde park natur
natur miljö
miljö klimat
forskning forskare
forska forskning
utveckling utveckla
förbättra utveckla
renovera ombyggnad
lokal byggnad
kund brukare
brukare klient
klient enskild
person individ enskild
individ enskild
man enskild
läxa studier
ämne område
storlek stor yta
pappa far farsan fader
mamma mor morsan moder
bror brorsan
unge barn
grabb son pojke kille
tjej flicka dotter
tös flicka
stålar pengar
deg pengar
käk mat
kåk hus
lya lägenhet
kärra bil
snut polis
snacka prata
paj trasig
sönder trasig
trasig fel felanmälan
grop hål
väj väg
skit skräp
blåst lurad
lurad bedrägeri
tjafs bråk konflikt
rädd hot otrygg
slå våld
slog våld
hotar hot våld
frisk hälsa
gubbe äldre
gumma äldre
tant äldre
kvart tid
kontanter kontant betala
swish betala
bilägare fordon
cykel fordon
moped fordon
`

/** Groups of words for the same thing, as data. */
export const everydayGroups: readonly (readonly string[])[] = lines
  .trim()
  .split('\n')
  .map((line) => line.toLowerCase().split(' '))
