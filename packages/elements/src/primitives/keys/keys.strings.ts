export const strings = {
  keyControl: 'Ctrl',
  keyShift: 'Shift',
  keyAlt: 'Alt',
  keyEnter: 'Enter',
  keyEscape: 'Esc',
  keySpace: 'Space',
  keyBackspace: 'Backspace',
  keyDelete: 'Delete',
  keyTab: 'Tab',
};
