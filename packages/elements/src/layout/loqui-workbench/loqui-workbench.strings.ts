export const strings = {
  workbenchSide: 'Details',
  workbenchBottom: 'Output',
};
