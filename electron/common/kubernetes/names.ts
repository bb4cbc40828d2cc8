// The syntax rules of Kubernetes names (apimachinery/util/validation) with their exact messages: the regular
// expression is part of each text, as is the double space before "or". Each function returns the violations.

import { byteLength } from '../utf8.ts';

/** `(e.g. 'a',  or 'b', regex used for validation is 'x')`: the double space is the API server's. */
function regexMessage(message: string, regex: string, ...examples: readonly string[]): string {
  const shown = examples.map((example) => `'${example}', `).join(' or ');
  return `${message} (e.g. ${shown}regex used for validation is '${regex}')`;
}

const exactly = (regex: string): RegExp => new RegExp(`^(?:${regex})$`);

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const qualifiedPart = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const labelValue = `(${qualifiedPart})?`;

const labelText = regexMessage(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  label,
  'my-name',
  '123-abc',
);
const subdomainText = regexMessage(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  subdomain,
  'example.com',
);
const qualifiedText = regexMessage(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  qualifiedPart,
  'MyName',
  'my.name',
  '123-abc',
);
const labelValueText = regexMessage(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  labelValue,
  'MyValue',
  'my_value',
  '12345',
);
const headerText = regexMessage(
  "a valid HTTP header must consist of alphanumeric characters or '-'",
  '[-A-Za-z0-9]+',
  'X-Header-Name',
);

const maxLengthMessage = (max: number): string => `must be no more than ${max} characters`;
const portRangeMessage = 'must be between 1 and 65535, inclusive';
const idRangeMessage = 'must be between 0 and 2147483647, inclusive';
const ipMessage = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
const envNameText =
  "a valid environment variable name must consist only of printable ASCII characters other than '='";

function checked(text: string, max: number, regex: string, message: string): string[] {
  const errors = byteLength(text) > max ? [maxLengthMessage(max)] : [];
  return exactly(regex).test(text) ? errors : [...errors, message];
}

export const dns1123LabelErrors = (text: string): string[] => checked(text, 63, label, labelText);
export const dns1123SubdomainErrors = (text: string): string[] =>
  checked(text, 253, subdomain, subdomainText);
export const labelValueErrors = (text: string): string[] => checked(text, 63, labelValue, labelValueText);
export const httpHeaderErrors = (text: string): string[] =>
  exactly('[-A-Za-z0-9]+').test(text) ? [] : [headerText];

/** The key of a label or an annotation: `name` or `prefix/name`. */
export function qualifiedNameErrors(text: string): string[] {
  const parts = text.split('/');
  const [first = '', second = ''] = parts;
  if (parts.length > 2) {
    return [
      `a qualified name ${qualifiedText} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const errors: string[] = [];
  if (parts.length === 2) {
    if (first === '') errors.push('prefix part must be non-empty');
    else errors.push(...dns1123SubdomainErrors(first).map((error) => `prefix part ${error}`));
  }
  const name = parts.length === 2 ? second : first;
  if (name === '') errors.push('name part must be non-empty');
  else if (byteLength(name) > 63) errors.push(`name part ${maxLengthMessage(63)}`);
  return exactly(qualifiedPart).test(name) ? errors : [...errors, `name part ${qualifiedText}`];
}

/** An IANA service name: what a port may be called. */
export function portNameErrors(text: string): string[] {
  const errors: string[] = [];
  if (text.length > 15) errors.push(maxLengthMessage(15));
  if (!/^[-a-z0-9]+$/i.test(text))
    errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/i.test(text)) errors.push('must contain at least one letter (a-z)');
  if (text.includes('--')) errors.push('must not contain consecutive hyphens');
  if (text !== '' && (text.startsWith('-') || text.endsWith('-')))
    errors.push('must not begin or end with a hyphen');
  return errors;
}

/** Environment variable names since 1.32: anything printable in ASCII but `=`. */
export const envNameErrors = (text: string): string[] => (/^[ -<>-~]+$/.test(text) ? [] : [envNameText]);

export const portNumberErrors = (port: number): string[] =>
  port >= 1 && port <= 65_535 ? [] : [portRangeMessage];
export const idErrors = (id: number): string[] => (id >= 0 && id <= 2_147_483_647 ? [] : [idRangeMessage]);

const configKeyText = regexMessage(
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  '[-._a-zA-Z0-9]+',
  'key.name',
  'KEY_NAME',
  'key-name',
);

/** The key of a ConfigMap or Secret: a file name. */
export function configKeyErrors(text: string): string[] {
  const errors = checked(text, 253, '[-._a-zA-Z0-9]+', configKeyText);
  if (text === '.' || text === '..') return [...errors, `must not be '${text}'`];
  return text.startsWith('..') ? [...errors, "must not start with '..'"] : errors;
}

function isIPv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isIPv6(text: string): boolean {
  const lastColon = text.lastIndexOf(':');
  const tail = text.slice(lastColon + 1);
  const plain = tail.includes('.') ? (isIPv4(tail) ? `${text.slice(0, lastColon + 1)}0:0` : '') : text;
  const halves = plain.split('::');
  if (plain === '' || halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length <= 7 : groups.length === 8;
}

export const ipErrors = (text: string): string[] => (isIPv4(text) || isIPv6(text) ? [] : [ipMessage]);

/** What the API server appends to generateName: five characters without vowels and look-alikes. */
const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const SUFFIX_LENGTH = 5;
const MAX_GENERATED_NAME = 63;

/** A name from `generateName`. `random` returns numbers from 0 to 1, 1 excluded. */
export function generatedName(base: string, random: () => number): string {
  const suffix = Array.from({ length: SUFFIX_LENGTH }, () =>
    SUFFIX_ALPHABET.charAt(Math.floor(random() * SUFFIX_ALPHABET.length)),
  ).join('');
  return base.slice(0, MAX_GENERATED_NAME - SUFFIX_LENGTH) + suffix;
}
