import { sleep } from 'n8n-workflow';
import { SignInRejected } from '../../services/http/exchange';
import type { SendOnce } from '../../services/http/exchange';
import { inTurn } from '../../services/http/pace';
import { SignInNotAccepted } from '../shared/action/sending/whyNoAnswer';

const clock = { now: () => Date.now(), sleep };

/**
 * Jellyfin knows one session per user and device: signing in ends the one before. Executions that meet an ended
 * session at the same moment all sign in, and all but the last lose again what they just got. So what was refused after
 * its renewal is sent once more, one at a time, with the session that was stored last.
 */
export function inOneSession(account: string, send: SendOnce): SendOnce {
	return async (request, timeoutMs) =>
		await send(request, timeoutMs).catch(async (thrown: unknown) => {
			const mayBeSuperseded =
				thrown instanceof SignInRejected && !(thrown instanceof SignInNotAccepted);
			if (!mayBeSuperseded) throw thrown;
			return await inTurn(`session|${account}`, clock, async () => await send(request, timeoutMs));
		});
}
