/** @typedef {{ position: number[], parameters: Record<string, unknown> }} Placed a node or a note on the canvas */

/** Half of n8n's full size can still be read. */
const READABLE = 0.5;
/** What n8n leaves free around a workflow, and what of its own lies around the canvas. */
const FILLED = 0.83;
const AROUND = { width: 44, height: 150 };
const LEAST = { width: 1400, height: 640 };
const WIDEST = 2800;
const NODE = { width: 100, height: 140 };

/** How large a window has to be for a whole workflow to be read in it. @param {Placed[]} nodes */
export function windowFor(nodes) {
	const [wide = 0, high = 0] = [0, 1].map((axis) => {
		const size = axis === 0 ? 'width' : 'height';
		const starts = nodes.map(({ position }) => position[axis] ?? 0);
		const ends = nodes.map(
			({ parameters }, index) => (starts[index] ?? 0) + (Number(parameters[size]) || NODE[size]),
		);
		return Math.max(...ends) - Math.min(...starts);
	});
	const width = Math.max(LEAST.width, Math.min(WIDEST, (wide * READABLE) / FILLED + AROUND.width));
	const zoom = Math.min(1, ((width - AROUND.width) * FILLED) / wide);
	const height = Math.max(LEAST.height, (high * zoom) / FILLED + AROUND.height);
	return { width: Math.round(width), height: Math.round(height) };
}
