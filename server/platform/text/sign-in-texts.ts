import { texts } from './language.ts'

/** What is said around signing in and out. */
texts({
  sv: {
    'sign-in.title': 'Logga in',
    'sign-in.again': 'Logga in igen',
    'sign-in.failed':
      'Inloggningen gick inte att slutföra. Den kan ha tagit för lång tid eller använts en gång redan. Logga in igen.',
    'sign-in.cancelled': 'Inloggningen avbröts. Du är inte inloggad.',
    'sign-in.unknown':
      'Du har loggat in, men det finns ingen medarbetare här med det kontot. Be din chef eller systemförvaltare att lägga till dig.',
    'sign-in.away': 'Inloggningstjänsten svarar inte just nu. Försök igen om en stund.',
    'sign-out.done': 'Du är utloggad här.',
    'sign-out.elsewhere': 'Logga ut hos inloggningstjänsten också',
    'demo-sign-in.title': 'Vem vill du vara?',
    'demo-sign-in.lead':
      'Det här är en demonstration med påhittade personer. Välj en så loggas du in utan lösenord. I drift loggar man in med kommunens egen inloggning.',
    'demo-sign-in.stale': 'Sidan har legat för länge. Logga in igen.',
    'role.guide': 'samhällsvägledare',
    'role.switchboard': 'telefonist',
    'role.greeter': 'lots',
    'role.guard': 'husvärd',
    'role.handler': 'handläggare',
    'role.floor_coordinator': 'våningssamordnare',
    'role.information_coordinator': 'informationssamordnare',
    'role.adviser': 'rådgivare',
    'role.manager': 'chef',
    'role.registrar': 'registrator',
    'role.auditor': 'revisor',
    'role.administrator': 'systemförvaltare',
    'role.branch': 'biblioteks- och områdeskontor',
    'role.volunteer': 'volontär',
  },
  en: {
    'sign-in.title': 'Sign in',
    'sign-in.again': 'Sign in again',
    'sign-in.failed':
      'Signing in could not be completed. It may have taken too long or been used once already. Sign in again.',
    'sign-in.cancelled': 'Signing in was cancelled. You are not signed in.',
    'sign-in.unknown':
      'You have signed in, but nobody who works here has that account. Ask your manager or administrator to add you.',
    'sign-in.away': 'The sign-in service does not answer just now. Try again in a while.',
    'sign-out.done': 'You are signed out here.',
    'sign-out.elsewhere': 'Sign out of the sign-in service too',
    'demo-sign-in.title': 'Who do you want to be?',
    'demo-sign-in.lead':
      "This is a demonstration with invented people. Choose one and you are signed in without a password. In production one signs in with the municipality's own sign-in.",
    'demo-sign-in.stale': 'The page has been open too long. Sign in again.',
    'role.guide': 'guide',
    'role.switchboard': 'switchboard operator',
    'role.greeter': 'greeter',
    'role.guard': 'house host',
    'role.handler': 'case handler',
    'role.floor_coordinator': 'floor coordinator',
    'role.information_coordinator': 'information coordinator',
    'role.adviser': 'adviser',
    'role.manager': 'manager',
    'role.registrar': 'registrar',
    'role.auditor': 'auditor',
    'role.administrator': 'administrator',
    'role.branch': 'branch',
    'role.volunteer': 'volunteer',
  },
})
