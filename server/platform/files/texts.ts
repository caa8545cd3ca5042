import { texts } from '#platform/text/language.ts'

texts({
  sv: {
    'file.too-large': 'Filen får vara högst 20 MB. Välj en mindre, eller skicka utan.',
    'file.empty': 'Filen är tom. Välj en annan, eller skicka utan.',
    'file.type': 'Den sortens fil kan vi inte ta emot. Skicka en bild (jpg, png, heic, webp) eller en pdf.',
  },
  en: {
    'file.too-large': 'The file may be at most 20 MB. Choose a smaller one, or send without.',
    'file.empty': 'The file is empty. Choose another, or send without.',
    'file.type': 'We cannot receive that kind of file. Send a picture (jpg, png, heic, webp) or a pdf.',
  },
})
