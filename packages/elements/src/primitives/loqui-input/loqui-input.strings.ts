export const strings = {
  clearField: 'Clear',
};
