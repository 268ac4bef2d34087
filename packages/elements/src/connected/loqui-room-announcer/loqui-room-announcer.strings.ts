import { strings as answerEndStrings } from '../../views/loqui-message/answer-end.strings.js';

export const strings = {
  ...answerEndStrings,
  isAnswering: (agent: string) => `${agent} is answering`,
  says: (name: string, text: string) => `${name}: ${text}`,
  connectionLost: 'The connection was lost',
  connectionBack: 'Connected again',
};
