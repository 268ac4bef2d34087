export const strings = {
  less: 'Less',
  more: 'More',
};
