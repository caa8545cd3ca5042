import type { Role } from './permissions.ts'

type UnitPlan = { name: string; kind: string; authority: string; secret?: true; place?: string }
type StaffPlan = {
  name: [given: string, family: string]
  title: string
  unit: string
  /** Roles, each with where it holds. */
  roles: { role: Role; authority?: string; unit?: string; place?: string }[]
  /** Secret units: may know of, or may also read. */
  secrecy?: { [unit: string]: 'knows' | 'reads' }
  protected?: true
  leftOn?: string
  language?: 'sv' | 'en'
}
type ServicePlan = {
  name: string
  unit: string
  level: number
  secret?: true
  centre?: 'answers' | 'prepares' | 'receives'
}
/** A small municipality in words: what is written where, by code. */
export type Plan = {
  id: number
  code: string
  name: string
  host: string
  authorities: { [code: string]: { name: string; prefix: string } }
  places: { [code: string]: { name: string; kind: 'main' | 'branch' } }
  units: { [code: string]: UnitPlan }
  staff: { [code: string]: StaffPlan }
  services: { [code: string]: ServicePlan }
}

/** Two authorities, every role, a secret unit. */
export const ekby = {
  id: 1,
  code: 'ekby',
  name: 'Ekby kommun',
  host: 'ekby.localhost',
  authorities: {
    ks: { name: 'Kommunstyrelsen', prefix: 'KS' },
    soc: { name: 'Socialnämnden', prefix: 'SN' },
  },
  places: {
    torget: { name: 'Ekby servicecenter', kind: 'main' },
    bibliotek: { name: 'Biblioteket Norra Ekby', kind: 'branch' },
  },
  units: {
    servicecenter: { name: 'Servicecenter', kind: 'service_centre', authority: 'ks', place: 'torget' },
    vaxel: { name: 'Växeln', kind: 'switchboard', authority: 'ks', place: 'torget' },
    bibliotek: { name: 'Biblioteket Norra Ekby', kind: 'branch', authority: 'ks', place: 'bibliotek' },
    kansli: { name: 'Kansliet', kind: 'registry', authority: 'ks', place: 'torget' },
    renhallning: { name: 'Renhållningen', kind: 'specialist', authority: 'ks' },
    parkering: { name: 'Parkering', kind: 'specialist', authority: 'ks' },
    aldreomsorg: { name: 'Äldreomsorg', kind: 'specialist', authority: 'soc' },
    forsorjningsstod: { name: 'Försörjningsstöd', kind: 'specialist', authority: 'soc', secret: true },
  },
  staff: {
    /** Guide for ks only. */
    alva: {
      name: ['Alva', 'Linnemark'],
      title: 'Samhällsvägledare',
      unit: 'servicecenter',
      roles: [{ role: 'guide', authority: 'ks' }],
    },
    /** Guide for soc only, without secrecy rights. */
    bo: {
      name: ['Bo', 'Ek'],
      title: 'Samhällsvägledare',
      unit: 'servicecenter',
      roles: [{ role: 'guide', authority: 'soc' }],
    },
    /** Guide for all authorities; may know of the secret unit's questions but not read them. */
    pirkko: {
      name: ['Pirkko', 'Lehtovaara'],
      title: 'Samhällsvägledare',
      unit: 'servicecenter',
      roles: [{ role: 'guide' }],
      secrecy: { forsorjningsstod: 'knows' },
      language: 'en',
    },
    maj: {
      name: ['Maj', 'Sundvall'],
      title: 'Servicecenterchef',
      unit: 'servicecenter',
      roles: [{ role: 'manager', authority: 'ks', unit: 'servicecenter' }],
    },
    gunvor: {
      name: ['Gunvor', 'Ödmark'],
      title: 'Telefonist',
      unit: 'vaxel',
      roles: [{ role: 'switchboard', authority: 'ks' }],
    },
    ahmed: {
      name: ['Ahmed', 'Nur Guled'],
      title: 'Lots',
      unit: 'servicecenter',
      roles: [{ role: 'greeter', place: 'torget' }],
    },
    kent: {
      name: ['Kent-Åke', 'Brorsson'],
      title: 'Husvärd',
      unit: 'servicecenter',
      roles: [{ role: 'guard', place: 'torget' }],
    },
    cecilia: {
      name: ['Cecilia', 'Grönvall'],
      title: 'Konsumentvägledare',
      unit: 'servicecenter',
      roles: [{ role: 'adviser', authority: 'ks', unit: 'servicecenter' }],
    },
    /** Handlers: two in renhallning, one in each of the others. */
    asa: {
      name: ['Åsa', 'Berg'],
      title: 'Renhållningshandläggare',
      unit: 'renhallning',
      roles: [{ role: 'handler', authority: 'ks', unit: 'renhallning' }],
    },
    jonna: {
      name: ['Jonna', 'Ekvik'],
      title: 'Renhållningsekonom',
      unit: 'renhallning',
      roles: [{ role: 'handler', authority: 'ks', unit: 'renhallning' }],
    },
    omar: {
      name: ['Omar', 'Nilmar'],
      title: 'Parkeringshandläggare',
      unit: 'parkering',
      roles: [{ role: 'handler', authority: 'ks', unit: 'parkering' }],
    },
    annelie: {
      name: ['Annelie', 'Hjalmqvist'],
      title: 'Biståndshandläggare',
      unit: 'aldreomsorg',
      roles: [{ role: 'handler', authority: 'soc', unit: 'aldreomsorg' }],
    },
    sara: {
      name: ['Sara', 'Tegelmark'],
      title: 'Socialsekreterare',
      unit: 'forsorjningsstod',
      roles: [{ role: 'handler', authority: 'soc', unit: 'forsorjningsstod' }],
      secrecy: { forsorjningsstod: 'reads' },
    },
    /** In the secret unit, with a protected identity. */
    lena: {
      name: ['Lena', 'Sandman'],
      title: 'Socialsekreterare',
      unit: 'forsorjningsstod',
      roles: [{ role: 'handler', authority: 'soc', unit: 'forsorjningsstod' }],
      secrecy: { forsorjningsstod: 'reads' },
      protected: true,
    },
    ilse: {
      name: ['Ilse', 'Röhss'],
      title: 'Våningssamordnare',
      unit: 'aldreomsorg',
      roles: [{ role: 'floor_coordinator', authority: 'soc', place: 'torget' }],
      secrecy: { forsorjningsstod: 'knows' },
    },
    klara: {
      name: ['Klara', 'Fältskog'],
      title: 'Informationssamordnare',
      unit: 'kansli',
      roles: [{ role: 'information_coordinator', authority: 'ks', unit: 'kansli' }],
    },
    astrid: {
      name: ['Astrid', 'Wrångby'],
      title: 'Registrator',
      unit: 'kansli',
      roles: [{ role: 'registrar', authority: 'ks' }],
    },
    sten: {
      name: ['Sten', 'Ekelöw'],
      title: 'Förtroendevald revisor',
      unit: 'kansli',
      roles: [{ role: 'auditor', authority: 'ks' }],
    },
    ronja: {
      name: ['Ronja', 'Mäkinen Hed'],
      title: 'Systemförvaltare',
      unit: 'servicecenter',
      roles: [{ role: 'administrator', authority: 'ks' }],
    },
    signe: {
      name: ['Signe', 'Öqvist'],
      title: 'Bibliotekarie',
      unit: 'bibliotek',
      roles: [{ role: 'branch', unit: 'bibliotek', place: 'bibliotek' }],
    },
    birgitta: {
      name: ['Birgitta', 'Naas'],
      title: 'Volontär',
      unit: 'bibliotek',
      roles: [{ role: 'volunteer', place: 'bibliotek' }],
    },
    /** Left in 2020. */
    hans: {
      name: ['Hans', 'Moberg'],
      title: 'Samhällsvägledare',
      unit: 'servicecenter',
      roles: [{ role: 'guide', authority: 'ks' }],
      leftOn: '2020-06-30',
    },
  },
  services: {
    oppettider: { name: 'Öppettider och kontaktuppgifter', unit: 'servicecenter', level: 1 },
    sophamtning: { name: 'Sophämtning', unit: 'renhallning', level: 2 },
    parkeringstillstand: {
      name: 'Parkeringstillstånd för rörelsehindrade',
      unit: 'parkering',
      level: 4,
      centre: 'prepares',
    },
    hemtjanst: { name: 'Hemtjänst', unit: 'aldreomsorg', level: 5, centre: 'prepares' },
    forsorjningsstod: {
      name: 'Försörjningsstöd',
      unit: 'forsorjningsstod',
      level: 5,
      secret: true,
      centre: 'receives',
    },
  },
} as const satisfies Plan

/** Another municipality on the same server. */
export const lillby = {
  id: 2,
  code: 'lillby',
  name: 'Lillby kommun',
  host: 'lillby.localhost',
  authorities: { ks: { name: 'Kommunstyrelsen', prefix: 'KS' } },
  places: { kommunhuset: { name: 'Lillby kommunhus', kind: 'main' } },
  units: {
    servicecenter: { name: 'Lillby servicecenter', kind: 'service_centre', authority: 'ks', place: 'kommunhuset' },
    teknik: { name: 'Teknik', kind: 'specialist', authority: 'ks' },
  },
  staff: {
    lisa: { name: ['Lisa', 'Björk'], title: 'Samhällsvägledare', unit: 'servicecenter', roles: [{ role: 'guide' }] },
    ture: {
      name: ['Ture', 'Holm'],
      title: 'Handläggare',
      unit: 'teknik',
      roles: [{ role: 'handler', unit: 'teknik' }],
    },
  },
  services: { sophamtning: { name: 'Sophämtning', unit: 'teknik', level: 2 } },
} as const satisfies Plan
