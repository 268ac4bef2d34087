export const strings = {
  runStarting: (agent: string) => `${agent} is about to answer`,
  runThinking: (agent: string) => `${agent} is thinking`,
  runWriting: (agent: string) => `${agent} is writing`,
  runCalling: (agent: string, tool: string) => `${agent} is using ${tool}`,
  runWaiting: (agent: string) => `${agent} is waiting for a decision`,
  runQueued: (agent: string) => `${agent} will answer soon`,
};
