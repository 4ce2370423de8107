/** Formats milliseconds since the epoch as a time of day: "14:05". */
export const formatTimeOfDay = (milliseconds: number): string =>
  new Date(milliseconds).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
