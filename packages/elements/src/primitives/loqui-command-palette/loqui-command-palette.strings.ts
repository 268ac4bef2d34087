import { strings as keys } from '../keys/keys.strings.js';

export const strings = {
  ...keys,
  commandPalette: 'Commands',
  findCommand: 'Find a command…',
  noCommand: 'No command is called that.',
  recentCommands: 'Recent',
  loadingCommands: 'Loading…',
  commandsFailed: 'This could not be loaded.',
  commandCount: (count: string, number: number) => (number === 1 ? '1 command' : `${count} commands`),
  chooseKey: 'choose',
  runKey: 'run',
  backKey: 'back',
  closePalette: 'Close',
  backTo: (title: string) => `Back to ${title}`,
};
