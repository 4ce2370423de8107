/** Says of each request whether it is within a rate: a bucket that holds one second's worth and fills evenly. Without a rate, each is. */
export function createQuota(perSecond: number | undefined): () => boolean {
  if (perSecond === undefined) return () => true;
  const holds = Math.max(1, perSecond);
  let [left, last] = [holds, performance.now()];
  return () => {
    const now = performance.now();
    left = Math.min(holds, left + ((now - last) / 1000) * perSecond);
    last = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
