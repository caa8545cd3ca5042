import { texts } from '#platform/text/language.ts'

texts({
  sv: {
    'news.time': 'Nyheten slutar innan den börjar. Välj en senare tid.',
    'news.past': 'Tiden har redan varit. Välj en tid som kommer.',
    'news.far': 'En nyhet kan gälla i högst ett år. Välj en tidigare tid.',
    'news.not-your-unit': 'Du kan skriva nyheter för enheterna i din egen förvaltning. Välj en av dem.',
    'news.not-yours': 'Nyheten hör till en annan förvaltning. Be den eller servicecentret att ändra.',
    'news.only-centre': 'Bara servicecentret kan fästa nyheter överst.',
    'news.changed-meanwhile': 'Någon annan hann ändra nyheten. Läs det nya och spara igen. Det du skrev finns kvar.',
    'news.public-and-closed': 'En nyhet för en enda nämnd kan inte också visas för invånarna. Välj det ena.',
    'news.english-alone': 'Skriv texten till invånarna på svenska också.',
    'news.ended-already': 'Nyheten har redan slutat gälla.',
  },
  en: {
    'news.time': 'The news ends before it begins. Choose a later time.',
    'news.past': 'That time has passed. Choose a time to come.',
    'news.far': 'A piece of news can hold for a year at most. Choose an earlier time.',
    'news.not-your-unit': 'You can write news for the units of your own department. Choose one of them.',
    'news.not-yours': 'The news belongs to another department. Ask them or the service centre to change it.',
    'news.only-centre': 'Only the service centre can pin news to the top.',
    'news.changed-meanwhile':
      'Somebody else changed the news. Read what is new and save again. What you wrote is still here.',
    'news.public-and-closed': 'News for a single board cannot also be shown to citizens. Choose one.',
    'news.english-alone': 'Write the text to citizens in Swedish too.',
    'news.ended-already': 'The news is already over.',
  },
})
