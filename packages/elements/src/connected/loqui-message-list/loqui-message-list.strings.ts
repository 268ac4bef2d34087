import { strings as troubleStrings } from '../room-trouble.strings.js';

export const strings = {
  ...troubleStrings,
  askedBy: (name: string) => `asked by ${name}`,
  askedByYou: 'asked by you',
  watching: (count: number) => `${String(count)} watching`,
  loadingOlder: 'Loading older messages',
  olderFailed: 'Older messages could not be loaded.',
  opening: 'Opening the conversation',
};
