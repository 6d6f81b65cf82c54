import { shared } from '../kit/credentials.mjs';
import { idFrom } from '../kit/ids.mjs';
import { core } from './nodes.mjs';

/**
 * A form that n8n serves, behind a Basic Auth credential. Its path is part of the template, so the webhook id that n8n
 * wants beside it is no secret.
 * @param {string} name
 * @param {import('../kit/workflow.mjs').Position} position
 * @param {object} form
 * @param {string} form.path the last part of its address
 * @param {string} form.title
 * @param {string} form.description
 * @param {{ label: string, options?: string[], placeholder?: string }[]} form.fields
 * @param {string} form.button
 * @param {string} form.answer what is said once it is sent
 */
export const formTrigger = (name, position, { path, title, description, fields, button, answer }) =>
	core('formTrigger', 2.2)(
		name,
		position,
		{
			authentication: 'basicAuth',
			formTitle: title,
			formDescription: description,
			formFields: { values: fields.map(fieldOf) },
			options: {
				appendAttribution: false,
				buttonLabel: button,
				path,
				respondWithOptions: { values: { respondWith: 'text', formSubmittedText: answer } },
			},
		},
		{ webhookId: idFrom(path), ...shared('httpBasicAuth') },
	);

/** @param {{ label: string, options?: string[], placeholder?: string }} field */
const fieldOf = ({ label, options, placeholder }) =>
	options
		? {
				fieldLabel: label,
				fieldType: 'dropdown',
				fieldOptions: { values: options.map((option) => ({ option })) },
				requiredField: true,
			}
		: { fieldLabel: label, ...(placeholder ? { placeholder } : {}) };
