/** A whole number from 0 as English text has it: 131072 is "131,072". Number.toLocaleString gives the same, but brings 8 MB of locale data into the process. */
export function grouped(value: number): string {
  const digits = String(value);
  return digits.length <= 3 ? digits : `${grouped(Math.trunc(value / 1000))},${digits.slice(-3)}`;
}
