/** Words of printing: invoices and credit notes as a PDF. */
export const printing = {
  printing: {
    one: 'Imprimir',
    all: 'Imprimir',
    note: 'Imprimir {{name}}',
    open: 'Abrir el PDF',
    save: 'Guardar el PDF',
    making: 'Preparando el PDF',
    cancelled: 'La impresión se canceló. No se guardó ningún archivo.',
    saved_one: '{{fileName}} tiene {{formatted}} comprobante.',
    saved_other: '{{fileName}} tiene {{formatted}} comprobantes.',
  },
};
