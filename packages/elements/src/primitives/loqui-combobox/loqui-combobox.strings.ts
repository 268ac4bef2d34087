export const strings = {
  showOptions: 'Show options',
  removeChoice: (label: string) => `Remove ${label}`,
  chosen: (label: string) => (label === '' ? 'Chosen' : `Chosen: ${label}`),
  loadingOptions: 'Loading…',
  noOptions: 'No match',
  optionsFailed: 'The options could not be loaded.',
  optionCount: (count: string, number: number) => (number === 1 ? '1 option' : `${count} options`),
  createOption: (label: string) => `Create “${label}”`,
};
