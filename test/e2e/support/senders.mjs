import axios from 'axios';

/**
 * Sends exactly these bytes, as a media server or anybody else may, and gives whatever comes back.
 * @param {string} address
 * @param {Buffer | string | undefined} body
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{status: number, text: string}>}
 */
export async function sendRaw(address, body, headers = {}) {
	const { status, data } = await axios.request({
		url: address,
		method: 'POST',
		data: body,
		headers,
		responseType: 'text',
		maxBodyLength: Infinity,
		transformRequest: [(sent) => sent],
		validateStatus: () => true,
	});
	return { status, text: String(data) };
}
