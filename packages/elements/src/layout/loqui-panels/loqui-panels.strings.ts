export const strings = {
  panels: 'Panels',
  panelNumber: (number: string) => `Panel ${number}`,
  panelSize: (name: string) => `Size of ${name}`,
  panelCollapsed: 'Collapsed',
};
