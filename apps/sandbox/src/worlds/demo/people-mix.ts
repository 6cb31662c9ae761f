import type { Language } from './languages/index.ts';

export type Team = 'emea' | 'mena' | 'apac' | 'amer' | 'latam' | 'ops';

/** How many of the 400 speak what, and in which teams they are looked after. */
export const peopleMix: readonly { language: Language; people: number; teams: readonly Team[] }[] = [
  { language: 'en', people: 84, teams: ['emea', 'amer', 'amer', 'ops', 'apac', 'emea'] },
  { language: 'no', people: 30, teams: ['emea'] },
  { language: 'de', people: 28, teams: ['emea'] },
  { language: 'fr', people: 24, teams: ['emea', 'emea', 'amer'] },
  { language: 'es', people: 34, teams: ['latam', 'latam', 'emea', 'amer'] },
  { language: 'pt', people: 22, teams: ['latam', 'latam', 'emea'] },
  { language: 'it', people: 14, teams: ['emea'] },
  { language: 'pl', people: 16, teams: ['emea'] },
  { language: 'uk', people: 20, teams: ['emea'] },
  { language: 'el', people: 12, teams: ['emea'] },
  { language: 'tr', people: 12, teams: ['emea', 'mena'] },
  { language: 'ar', people: 26, teams: ['mena'] },
  { language: 'he', people: 10, teams: ['mena'] },
  { language: 'hi', people: 12, teams: ['apac'] },
  { language: 'ja', people: 20, teams: ['apac'] },
  { language: 'ko', people: 22, teams: ['apac'] },
  { language: 'vi', people: 14, teams: ['apac'] },
];

/** People who are there whatever chance says; channels elsewhere call them by their ids. */
export const knownPeople: readonly {
  id: string;
  name: string;
  language: Language;
  isWoman: boolean;
  role: 'admin' | 'moderator' | 'user';
  team: Team;
}[] = [
  {
    id: 'kjaersti',
    name: 'Kjærsti Haugland-Øvrebø',
    language: 'no',
    isWoman: true,
    role: 'moderator',
    team: 'emea',
  },
  { id: 'soren', name: 'Søren Kjærgaard', language: 'no', isWoman: false, role: 'user', team: 'emea' },
  {
    id: 'zoe',
    name: 'Zoë Maximiliane von Hohenstein-Waldburg',
    language: 'de',
    isWoman: true,
    role: 'user',
    team: 'emea',
  },
  {
    id: 'oleksandra',
    name: 'Олександра Ковальчук',
    language: 'uk',
    isWoman: true,
    role: 'moderator',
    team: 'emea',
  },
  { id: 'hajun', name: '김하준', language: 'ko', isWoman: false, role: 'user', team: 'apac' },
  { id: 'elshenawy', name: 'محمد الشناوي', language: 'ar', isWoman: false, role: 'user', team: 'mena' },
  { id: 'nunez', name: 'Ángel Núñez-Arribas', language: 'es', isWoman: false, role: 'user', team: 'latam' },
  {
    id: 'minh-khai',
    name: 'Nguyễn Thị Minh-Khai',
    language: 'vi',
    isWoman: true,
    role: 'user',
    team: 'apac',
  },
  { id: 'yukimura', name: '雪村 千尋', language: 'ja', isWoman: true, role: 'moderator', team: 'apac' },
  { id: 'ottilie', name: 'Ottilie Marlowe-Finch', language: 'en', isWoman: true, role: 'admin', team: 'ops' },
];
