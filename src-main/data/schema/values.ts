// The closed lists of words that columns may hold; the migrations' CHECKs hold the same.
export const clientStates = ['active', 'deactivated'] as const;
export const personTypes = ['other', 'natural', 'legal'] as const;
export const roles = ['administrator', 'operator', 'viewer'] as const;
export const catalogKinds = [
  'zone',
  'neighborhood',
  'city',
  'province',
  'seller',
  'collector',
  'plan',
  'node',
  'equipment',
] as const;
export const nodeKinds = ['tower', 'accessPoint', 'repeater', 'olt', 'cabinet', 'other'] as const;
export const addressKinds = ['ip', 'mac', 'user'] as const;
export const contractStates = ['enabled', 'alerted', 'disabled'] as const;
export const disabledBys = ['operator', 'system', 'client'] as const;
export const importKinds = ['clients', 'contracts'] as const;
export const auditOrigins = [
  'form',
  'import',
  'undo',
  'restore',
  'catalog',
  'schedule',
  'system',
  'massUpdate',
  'massUndo',
  'merge',
] as const;
export const checkDigits = ['none', 'mod10', 'mod11', 'luhn'] as const;
export const deviceSources = ['typed', 'generated', 'imported'] as const;
export const taxesShown = ['itemised', 'contained', 'none'] as const;
export const taxModes = ['included', 'added'] as const;
export const taxBases = ['net', 'total'] as const;
export const billingModes = ['advance', 'arrears'] as const;
export const snapshotKinds = ['issuer', 'client', 'document'] as const;
export const debitKinds = ['invoice', 'surcharge', 'opening'] as const;
export const creditKinds = ['excess', 'creditNote', 'opening'] as const;
export const paymentOrigins = ['counter', 'gateway'] as const;
export const gatewayLineStates = ['posted', 'voided', 'waiting', 'left', 'repeated', 'problem', 'undone'] as const;
