export const strings = {
  openSite: (host: string) => `Open ${host}?`,
  open: 'Open',
};
