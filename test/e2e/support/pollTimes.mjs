/**
 * The Poll Times of a trigger. n8n refuses a time that comes more than once a minute, but takes several of them.
 * @param {number} seconds a divisor of 60
 */
export const everyFewSeconds = (seconds) => ({
	item: Array.from({ length: 60 / seconds }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * seconds} * * * * *`,
	})),
});
