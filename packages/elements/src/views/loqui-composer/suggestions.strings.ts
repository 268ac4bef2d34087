export const strings = {
  suggestions: 'Suggestions',
  slashCommands: 'Commands',
  suggestionCount: (count: string, number: number) => (number === 1 ? '1 suggestion' : `${count} suggestions`),
};
