import { texts } from '#platform/text/language.ts'

texts({
  sv: {
    'directory.changed':
      'Någon annan har ändrat uppgiften medan du skrev. Läs den nya och spara igen om din ska gälla.',
    'directory.not-yours': 'Uppgiften sköts av någon annan. Säg till att den är fel, så får de veta det.',
    'absence.ends-before': 'Sluttiden ligger före starttiden. Ändra en av dem.',
    'absence.over': 'Den tiden har redan varit. Välj en dag från och med i dag.',
    'absence.own-substitute': 'Välj en kollega som ersättare.',
    'duty.person-gone': 'Personen finns inte i telefonkatalogen längre. Välj någon annan.',
    'duty.main-twice': 'Den som ansvarar kan inte också vara ersättare. Ta bort en av dem.',
    'duty.service-gone': 'Tjänsten finns inte. Välj en annan.',
    'duty.ends-before': 'Slutdagen ligger före startdagen. Ändra en av dem.',
    'turn.not-member': 'Personen hör inte till enheten. Välj någon som gör det.',
    'turn.when': 'Välj en veckodag eller ett datum.',
    'turn.twice': 'Samma dag står två gånger. Ta bort en av dem.',
    'outside.no-way': 'Skriv minst ett sätt att nå dem: telefon, webb eller e-post.',
  },
  en: {
    'directory.changed':
      'Somebody else changed the entry while you wrote. Read the new one, and save again if yours is to hold.',
    'directory.not-yours': 'Somebody else keeps this entry. Say that it is wrong, and they will be told.',
    'absence.ends-before': 'The end comes before the start. Change one of them.',
    'absence.over': 'That time has passed. Choose today or later.',
    'absence.own-substitute': 'Choose a colleague to stand in.',
    'duty.person-gone': 'The person is not in the directory any more. Choose somebody else.',
    'duty.main-twice': 'The main person cannot stand in for themselves. Remove one of them.',
    'duty.service-gone': 'The service does not exist. Choose another.',
    'duty.ends-before': 'The last day comes before the first. Change one of them.',
    'turn.not-member': 'The person does not belong to the unit. Choose somebody who does.',
    'turn.when': 'Choose a weekday or a date.',
    'turn.twice': 'The same day stands twice. Remove one of them.',
    'outside.no-way': 'Write at least one way to reach them: telephone, web or e-mail.',
  },
})
