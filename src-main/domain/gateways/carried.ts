import type { ReferenceFormat } from '../../contract/gateways';
import { numberKey } from '../../contract/values/text';
import { readReference } from './rules';

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

/** A reference that a client has, and the format of the gateway that it is with. */
interface Attached {
  readonly reference: string;
  readonly format: ReferenceFormat;
}

/** Those whose reference the client has with no gateway yet, however it is written, with its prefix or without. */
export function notAttached(carried: readonly Carried[], attached: readonly Attached[]): Carried[] {
  return carried.filter(({ reference }) => reference === '' || !attached.some((one) => isSame(one, reference)));
}

function isSame({ reference, format }: Attached, carried: string): boolean {
  const read = readReference(format, carried);
  return numberKey(reference) === ('problem' in read ? numberKey(carried) : read.key);
}
