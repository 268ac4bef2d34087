export const strings = {
  isTyping: (name: string) => `${name} is typing`,
  areTyping: (first: string, second: string) => `${first} and ${second} are typing`,
  severalTyping: 'Several people are typing',
};
