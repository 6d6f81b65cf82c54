/**
 * Finds the handler of a method and a path. A part that begins with a colon takes any text; a literal part wins
 * over it, so `/sync/history/remove` is never read as a type of history.
 * @template Handler
 */
export class Router {
	/** @type {{ method: string, parts: string[], handler: Handler }[]} */
	#routes = [];

	/**
	 * @param {string} method
	 * @param {string} pattern
	 * @param {Handler} handler
	 */
	on(method, pattern, handler) {
		this.#routes.push({ method, parts: partsOf(pattern), handler });
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 * @returns {{ handler: Handler, params: Record<string, string> } | undefined}
	 */
	find(method, path) {
		const asked = partsOf(path);
		let best;
		let bestParameters = Infinity;
		for (const route of this.#routes) {
			if (route.method !== method) continue;
			const params = match(route.parts, asked);
			if (!params) continue;
			const parameters = Object.keys(params).length;
			if (parameters < bestParameters) {
				best = { handler: route.handler, params };
				bestParameters = parameters;
			}
		}
		return best;
	}
}

/** @param {string} path */
function partsOf(path) {
	return path.split('/').filter((part) => part !== '');
}

/**
 * @param {string[]} pattern
 * @param {string[]} asked
 * @returns {Record<string, string> | undefined}
 */
function match(pattern, asked) {
	if (pattern.length !== asked.length) return undefined;
	/** @type {Record<string, string>} */
	const params = {};
	for (const [index, part] of pattern.entries()) {
		const given = asked[index] ?? '';
		if (part.startsWith(':')) params[part.slice(1)] = given;
		else if (part !== given) return undefined;
	}
	return params;
}
