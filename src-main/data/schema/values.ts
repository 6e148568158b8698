// The closed lists of words that columns may hold; the migrations' CHECKs hold the same.
export const clientStates = ['active', 'deactivated'] as const;
export const personTypes = ['other', 'natural', 'legal'] as const;
export const roles = ['administrator', 'operator', 'viewer'] as const;
export const catalogKinds = ['zone', 'neighborhood', 'city', 'province', 'seller', 'collector'] as const;
export const auditOrigins = ['form', 'import', 'undo', 'restore', 'catalog'] as const;
