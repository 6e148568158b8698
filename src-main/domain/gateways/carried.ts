import { numberKey } from '../../contract/values/text';

/** A gateway and a reference as a list named them. */
interface Carried {
  readonly gateway: string;
  readonly reference: string;
}

/** A list's cell of gateways, `Pagoralia: 71216483 | Rapipago: 13710707`; what has no reference is still told (§8). */
export function readCarried(cell: string): Carried[] {
  return cell
    .split(/[|;\n]/u)
    .map((part) => {
      const [gateway = '', ...reference] = part.split(':');
      return { gateway: gateway.trim(), reference: reference.join(':').trim() };
    })
    .filter(({ gateway, reference }) => gateway !== '' || reference !== '');
}

/** Those whose reference the client has with no gateway yet, however it is written. */
export function notAttached(
  carried: readonly Carried[],
  attached: readonly { readonly reference: string }[],
): Carried[] {
  const known = new Set(attached.map(({ reference }) => numberKey(reference)));
  return carried.filter(({ reference }) => reference === '' || !known.has(numberKey(reference)));
}
