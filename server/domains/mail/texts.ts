import { texts } from '#platform/text/language.ts'

texts({
  sv: {
    'mail.receipt-subject': 'Vi har tagit emot din fråga {reference}',
    'mail.receipt-body':
      'Hej!\n\nVi har tagit emot din fråga.\n\nDitt nummer: {reference}\nDin kod: {code}\n\nMed numret och koden kan du följa frågan på vår webbplats, utan att logga in. Om du ringer räcker det att du läser upp numret.\n\nDu får svar senast {due}. Dröjer det säger vi till.\n\nVänliga hälsningar\nServicecentret',
    'mail.answer-subject': 'Svar på din fråga {reference}',
    'mail.answer-body':
      'Hej!\n\nHär är svaret på din fråga {reference}.\n\n{answer}\n\nVill du lägga till något? Gå in på vår webbplats med numret och koden på ditt kvitto.\n\nVänliga hälsningar\n{unit}',
    'mail.answer-at-once':
      'Hej!\n\nDu frågade oss och ville ha svaret skriftligt. Här är det.\n\n{answer}\n\nDitt nummer: {reference}\nDin kod: {code}\n\nVill du lägga till något? Gå in på vår webbplats med numret och koden. Om du ringer räcker det att du läser upp numret.\n\nVänliga hälsningar\n{unit}',
    'mail.answer-secret':
      'Hej!\n\nDet finns ett svar på din fråga {reference}. Läs det på vår webbplats, med numret och koden på ditt kvitto.\n\nVänliga hälsningar\n{unit}',
    'mail.promise-call_back': 'ringa upp',
    'mail.promise-answer': 'svara',
    'mail.promise-near-subject': 'Snart dags: {what} om {reference}',
    'mail.promise-near-body':
      'Hej!\n\nDu har lovat att {what} om fråga {reference} före {due}.\n\nÖppna frågan på skrivbordet för att se vem och vad det gäller.',
    'mail.review-subject': 'Dags att läsa igenom: {title}',
    'mail.review-body':
      'Hej!\n\nArtikeln ”{title}” ska läsas igenom senast {day}.\n\nStämmer den? Sätt ett nytt datum på artikelns sida. Behöver något ändras? Skriv en ny version. Du hittar den bland Artiklar att se över i svarsbanken.',
    'mail.review-late-subject': 'Ingen har läst igenom: {title}',
    'mail.review-late-body':
      'Hej!\n\nArtikeln ”{title}” hos {unit} skulle ha lästs igenom senast {day}. Det har inte hänt än, och den som läser artikeln ser att den kan vara gammal.\n\nSe till att någon läser den, eller låt en annan enhet sköta den. Du hittar den bland Artiklar att se över i svarsbanken.',
    'mail.duty-uncovered-subject': 'Ingen svarar för {name} från {from}',
    'mail.duty-uncovered-body':
      'Hej!\n\nIngen svarar för {name} från {from} till {to}: den som ansvarar är borta, och ingen ersättare är på plats.\n\nVälj en ersättare i telefonkatalogen.',
    'mail.promise-broken-subject': 'Ett löfte hann passera: {reference}',
    'mail.promise-broken-body':
      'Hej!\n\nVi har lovat att {what} om fråga {reference} före {due}. Det har inte hänt än. Hör av er så snart det går.\n\nFrågan står bland Lovade i dag på skrivbordet.',
  },
  en: {
    'mail.receipt-subject': 'We have received your question {reference}',
    'mail.receipt-body':
      'Hello,\n\nWe have received your question.\n\nYour number: {reference}\nYour code: {code}\n\nWith the number and the code you can follow the question on our website, without signing in. If you call, reading out the number is enough.\n\nYou will have an answer no later than {due}. If it takes longer we will tell you.\n\nKind regards\nThe service centre',
    'mail.answer-subject': 'Answer to your question {reference}',
    'mail.answer-body':
      'Hello,\n\nHere is the answer to your question {reference}.\n\n{answer}\n\nWould you like to add something? Go to our website with the number and the code on your receipt.\n\nKind regards\n{unit}',
    'mail.answer-at-once':
      'Hello,\n\nYou asked us and wanted the answer in writing. Here it is.\n\n{answer}\n\nYour number: {reference}\nYour code: {code}\n\nWould you like to add something? Go to our website with the number and the code. If you call, reading out the number is enough.\n\nKind regards\n{unit}',
    'mail.answer-secret':
      'Hello,\n\nThere is an answer to your question {reference}. Read it on our website, with the number and the code on your receipt.\n\nKind regards\n{unit}',
    'mail.promise-call_back': 'call back',
    'mail.promise-answer': 'answer',
    'mail.promise-near-subject': 'Due soon: {what} about {reference}',
    'mail.promise-near-body':
      'Hello,\n\nYou have promised to {what} about question {reference} before {due}.\n\nOpen the question at the desk to see who and what it is about.',
    'mail.review-subject': 'Time to read through: {title}',
    'mail.review-body':
      'Hello,\n\nThe article “{title}” is to be read through no later than {day}.\n\nIs it right? Set a new date on the article’s page. Does something need changing? Write a new version. You find it among Articles to look over in the answer bank.',
    'mail.review-late-subject': 'Nobody has read through: {title}',
    'mail.review-late-body':
      'Hello,\n\nThe article “{title}” of {unit} should have been read through by {day}. That has not happened yet, and whoever reads the article is told that it may be old.\n\nSee to it that somebody reads it, or let another unit keep it. You find it among Articles to look over in the answer bank.',
    'mail.duty-uncovered-subject': 'Nobody answers for {name} from {from}',
    'mail.duty-uncovered-body':
      'Hello,\n\nNobody answers for {name} from {from} to {to}: the main person is away, and no substitute is there.\n\nChoose a substitute in the directory.',
    'mail.promise-broken-subject': 'A promise has passed: {reference}',
    'mail.promise-broken-body':
      'Hello,\n\nWe have promised to {what} about question {reference} before {due}. It has not happened yet. Get in touch as soon as you can.\n\nThe question is among Promised today at the desk.',
  },
})
