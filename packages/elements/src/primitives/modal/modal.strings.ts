export const strings = {
  closeDialog: 'Close',
  dialog: 'Dialog',
};
