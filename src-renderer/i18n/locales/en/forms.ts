/** Words of the client's form, Configuración, imports and exports. */
export const forms = {};
