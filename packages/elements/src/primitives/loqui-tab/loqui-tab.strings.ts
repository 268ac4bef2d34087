export const strings = {
  closeTab: 'Close',
  closesTab: 'Delete closes it',
};
