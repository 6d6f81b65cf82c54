import { isRecord } from '../record';

const HIDDEN = '[hidden]';
/** Shorter values are words such as "bearer", which a text may hold for its own reasons. */
const SHORTEST = 8;
const NAMES_A_SECRET = /token|secret|password|key/i;
const NAMES_NONE = /^(token_?type|scope|.*(url|address|expires).*)$/i;

/** The values of a credential that nobody else may read: in its own fields and in the tokens that n8n keeps in it. */
export function secretsIn(credential: unknown): string[] {
	const secrets = new Set<string>();
	collect(credential, false, secrets);
	// The longest first: one may begin with another.
	return [...secrets].sort((one, other) => other.length - one.length);
}

function collect(value: unknown, isSecret: boolean, secrets: Set<string>): void {
	if (typeof value === 'string') {
		if (isSecret && value.length >= SHORTEST) secrets.add(value);
	} else if (isRecord(value)) {
		for (const [name, each] of Object.entries(value)) {
			if (!NAMES_NONE.test(name)) collect(each, isSecret || NAMES_A_SECRET.test(name), secrets);
		}
	}
}

/**
 * What a service answered, without the credential's own values: one that quotes the request, or a proxy that echoes its
 * headers, would carry them into the execution, n8n's log and a chat.
 */
export function withoutSecrets(value: unknown, secrets: readonly string[]): unknown {
	const written = typeof value === 'string' ? value : JSON.stringify(value);
	if (written === undefined) return value;
	const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
	if (!forms.some((form) => written.includes(form))) return value;
	const hidden = forms.reduce((text, form) => text.replaceAll(form, HIDDEN), written);
	if (typeof value === 'string') return hidden;
	const read: unknown = JSON.parse(hidden);
	return read;
}
