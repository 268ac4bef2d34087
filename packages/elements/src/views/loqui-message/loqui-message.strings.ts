import { strings as answerEndStrings } from './answer-end.strings.js';

export const strings = {
  ...answerEndStrings,
  you: 'You',
  agent: 'agent',
  notSent: 'Not sent',
  edited: 'edited',
  edit: 'Edit',
  moreActions: 'More actions',
  replyTo: (name: string) => `In reply to ${name}`,
  replyToEarlier: 'In reply to an earlier message',
  showAll: 'Show all',
  showLess: 'Show less',
  file: 'File',
  compacted: 'Earlier messages were summarised for the model.',
};
