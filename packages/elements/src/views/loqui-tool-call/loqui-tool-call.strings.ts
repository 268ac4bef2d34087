export const strings = {
  toolInput: 'Input',
  toolOutput: 'Output',
  toolRunning: 'Running',
  toolDone: 'Done',
  toolFailed: 'Failed',
  toolDenied: 'Not allowed',
  toolWaiting: 'Waiting for approval',
  toolNotRun: 'Not run',
};
