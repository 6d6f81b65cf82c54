/** In n8n's place: says that it is ready, and takes its time when it is told to end. */
import { createServer } from 'node:http';

process.on('SIGTERM', () => {});
createServer((_request, response) => response.end('{}')).listen(
	Number(process.env.N8N_PORT),
	'127.0.0.1',
);
