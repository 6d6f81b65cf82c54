/** Bytes that this process holds. */
export const heldBytes = () => process.memoryUsage.rss();
