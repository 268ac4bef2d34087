export const strings = {
  sources: 'Sources',
};
