/**
 * What people ask a municipality although somebody else answers, in general in Sweden: a word or two, and whose it is. An article
 * that speaks of the same thing always goes first; only when none does is the asker told that it is somebody else's.
 */
import { municipalityNames } from './municipality-names.ts'
import { stem } from './stem.ts'
import { wordsOf } from './words.ts'

/** Whose question it is: an authority, or no authority at all. */
export type Elsewhere =
  | 'police'
  | 'tax'
  | 'social-insurance'
  | 'health'
  | 'transport'
  | 'roads'
  | 'public-transport'
  | 'employment'
  | 'unemployment-fund'
  | 'migration'
  | 'courts'
  | 'pension'
  | 'students'
  | 'church'
  | 'nature'
  | 'company'
  | 'other-municipality'
  | 'companies-office'
  | 'county'
  | 'land-survey'
  | 'enforcement'
  | 'customs'
  | 'tenants'
  | 'state'
  | 'private'

const lines: Record<Elsewhere, string> = {
  police: `pass, passet, passport, nationellt id-kort, vapenlicens, vapen, jaga, jakt, jaktlicens, fortkörning, kört för fort, köra för fort, fartbot, fortkörningsböter, hittegods, inbrott, stulen bil, stulen cykel, rånad, belastningsregister, utdrag ur belastningsregistret, polisförhör, speeding, fartkamera, hastighetsgräns böter, efterlyst, knark säljs`,
  tax: `skatt, skatten, skatteåterbäring, deklaration, deklarera, avdrag, dra av, reseavdrag, rutavdrag, rotavdrag, moms, jämkning, f-skatt, personbevis, byta namn, namnbyte, skattetabell, tax, taxes, krypto, crypto, bitcoin, kapitalvinst, arvsskatt, gåvoskatt, bouppteckning, inkomstskatt, skattsedel, kvarskatt`,
  'social-insurance': `sjukpenning, föräldrapenning, barnbidrag, vab, bostadsbidrag, karensdag, sjukersättning, aktivitetsersättning, underhållsstöd, tandvårdsbidrag, havandeskapspenning, pappadagar, föräldradagar, flerbarnstillägg, parental benefit, child benefit, sick pay`,
  health: `läkare, läkartid, läkarbesök, doktor, recept, medicin, blodtryck, vårdcentral, vårdcentralen, sjukhus, sjukhuset, akuten, tandläkare, tandvård, feber, ont, influensa, vaccin, vaccinera, vaccination, röntgen, operation, barnmorska, bvc, psykiatri, psykolog, remiss, journal, ambulans, förlossning, allergitest, provsvar, abort, cancer, huvudvärk, utslag, dentist, doctor, hospital, prescription, pharmacy, apotek, apoteket, 1177, glasögon, synundersökning`,
  transport: `körkort, körkortet, körkortsprov, uppkörning, registreringsbevis, ägarbyte, avställning, ställa av bilen, fordonsskatt, besiktning, bilbesiktning, husbil, driving licence, drivers license, trängselskatt, nummerplåt, regnummer, a-traktor, mopedkort`,
  roads: `e4, e6, riksväg, motorväg, länsväg, tåg försenat, järnväg, järnvägsövergång, vägtull`,
  'public-transport': `buss, bussen, busstider, tidtabell, månadskort, busskort pris, tåg, tåget, tågtider, pendeltåg, spårvagn, färja, flyg, flygplats, flyget, airport, train, sj, resplanerare, busshållplats, periodkort, flygbuss, kollektivtrafik`,
  employment: `arbetsförmedlingen, arbetsförmedling, aktivitetsrapport, nystartsjobb, platsbanken, lönebidrag`,
  'unemployment-fund': `a-kassa, akassa, arbetslöshetskassa, arbetslöshetsersättning, uppsagd, las, fackförbund, facket, lönekrav, semesterersättning, uppsägningstid`,
  migration: `uppehållstillstånd, medborgarskap, svensk medborgare, asylansökan, arbetstillstånd, visum, visa, migrationsverket, citizenship, residence permit, work permit, lma-kort, familjeåterförening`,
  courts: `stämning, stämma, tingsrätt, tingsrätten, skilsmässa ansökan, skilsmässopapper, äktenskapsförord, testamente, skadestånd, domstol, åklagare, rättegång, vittna, jury, äktenskapsskillnad, arvstvist, bodelning`,
  pension: `pension, pensionen, pensionsåldern, garantipension, premiepension, tjänstepension, efterlevandepension, änkepension, orange kuvert, pensionera`,
  students: `universitet, universitetet, högskola, läkarprogrammet, reservplats universitet, antagning universitet, juristprogrammet, studentlägenhet, studentbostad, tenta, antagningspoäng, erasmus, phd, university`,
  church: `dop, döpa, konfirmation, konfirmera, kyrka, kyrkan, präst, gravplats, gravsten, kyrkogård, kyrkoval, gudstjänst, moské`,
  nature: `väder, snöa imorgon, storm, åska, sol, molnigt, soluppgång, solnedgång, pollen, pollenhalt, havstemperatur, vädret, vädret imorgon, regn, regnar, temperatur, solsken, jordbävning, norrsken, svamp, kantareller, fågelart, fästing, fiskekort, fiska, älg, varg, björn, jägarexamen`,
  company: `bredband, fiber, wifi, telia, mobilabonnemang, tv, netflix, spotify, facebook, instagram, paket, postnord, paketet, posten, bank, banken, bolån, ränta, räntan, bankid, försäkring, försäkringsbolag, hemförsäkring, hyrbil, hyra bil, bilverkstad, bilen låter, motorlampa, motorn, byta olja, oljebyte, vinterdäck, bromsar, bromsarna, däck, verkstad, hotell, hotel, semesterresa, ikea, systembolaget, ica, amazon, aktie, aktier, fonder, elavtal, elbolag, elpris, mäklare, bostadsrätt, veterinär, veterinären, hundkurs, kattpensionat, taxi, uber, flytthjälp flyttfirma, flyttfirma, städfirma, hantverkare, rörmokare, frisör, frisörtid, gym, gymkort, bio, biobiljetter, mobil, iphone, dator köpa, virus, datorvirus, windows, laddare, surfplatta, playstation, xbox, tiktok, snapchat, youtube, app store, google, lösenordet till, restaurangbord, boka bord, pizza, pizzeria, sushi, öppettider ica, coop, lidl, willys, hemköp, tandkräm, kläder köpa, skor, möbelaffär, resebyrå, charter, pass resa, airbnb, biljetter stockholm, kryssning, parfym, present, lösenord mejl, gmail, outlook, hotmail, sim-kort, lotto, trisslott, köpa bil, begagnad, blocket, tinder, dejta`,
  'other-municipality': municipalityNames.join(', '),
  'companies-office': `bolagsverket, aktiebolag, organisationsnummer, årsredovisning, varumärke, patent, likvidation, enskild firma registrera`,
  county: `länsstyrelsen, djurskydd, vanvård djur, vanvårdade djur, jordbruksstöd, kameraövervakning, strandskydd upphävande, hundregister, vigselrätt, hjälmar`,
  'land-survey': `lagfart, pantbrev, lantmäteriet, avstyckning, stycka av, fastighetsbildning, servitut avtal, köpebrev, gåvobrev`,
  enforcement: `utmätning, betalningsanmärkning, kronofogden, betalningsföreläggande, exekutiv auktion, löneutmätning`,
  customs: `tull, tullen, tullavgift, paket från kina, införsel, postpaket utlandet, hundpass`,
  tenants: `hyreshöjning, hyresvärden vägrar, hyresvärden, hyresnämnden, andrahandshyra, andrahandsuthyrning, bostadsrättsförening, hyresgästföreningen, deposition, besittningsskydd`,
  state: `riksdagen, riksdagsledamot, regeringen, statsminister, statsministern, ministern, eu-parlamentet, nato, försvarsmakten, värnplikt, lumpen, mönstra, mönstring, riksbanken, ambassad, ambassaden, konsulat, domare, lagförslag`,
  private: `match, matchen, fotboll, hockey, allsvenskan, landslaget, melodifestivalen, mello, eurovision, film, serie, skådespelare, låt, sångare, recept middag, middag, middagen, laga mat, potatis, lax, kaka, baka, tårta, skämt, vits, horoskop, stjärntecken, dikt, berättelse, kär, kärlek, pojkvän, flickvän, träning, banta, gå ner i vikt, kalorier, göra slut, presenttips, present, huvudstad, kungen, president, påven, vem vann, vann, vinner, os, vm, em, champions league, hammarby, aik, ishockey, shl, melodi, youtuber, influencer, tv-serie, tecknad, spoiler, bok tips, boktips, gitarrackord, ackord, filosof, meningen med livet, gud, spöken, utomjordingar, rymden, matte, ekvation, ordföljd, synonym, rim, vad heter du, hur mår du, hur gammal är du, är du en robot, robot, chatgpt, matteuppgift, läxa, översätt, sudoku, korsord, dröm, joke, recipe, weather, football, movie, love`,
}

type Pointer = { keys: readonly string[]; whose: Elsewhere }
const SHORTEST_STEM = 4
/** A word by its stem, or as it stands when its stem is so short that other words share it. */
function keyOf(word: string): string {
  const found = stem(word)
  return found.length < SHORTEST_STEM ? word : found
}

const pointers = new Map<string, Pointer[]>()
for (const whose of Object.keys(lines) as Elsewhere[]) {
  for (const phrase of lines[whose].split(',')) {
    const keys = wordsOf(phrase).map(keyOf)
    pointers.set(keys[0]!, [...(pointers.get(keys[0]!) ?? []), { keys, whose }])
  }
}

/** The words of a question that point to somebody else, and to whom. */
export function pointsElsewhere(words: readonly string[]): { words: readonly string[]; whose: Elsewhere }[] {
  const asked = words.map(keyOf)
  return asked.flatMap((first, place) =>
    (pointers.get(first) ?? [])
      .filter(({ keys }) => keys.every((key, at) => asked[place + at] === key))
      .map(({ keys, whose }) => ({ words: words.slice(place, place + keys.length), whose })),
  )
}
