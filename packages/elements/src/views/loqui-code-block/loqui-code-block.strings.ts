export const strings = {
  code: 'Code',
  wrapLines: 'Wrap lines',
  download: 'Download',
  showAllLines: (lines: string) => `Show all ${lines} lines`,
  showFewerLines: 'Show fewer lines',
};
