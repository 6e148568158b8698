/** Words of printing: invoices and credit notes as a PDF. */
export const printing = {
  printing: {
    one: 'Print',
    all: 'Print',
    note: 'Print {{name}}',
    open: 'Open the PDF',
    save: 'Save the PDF',
    making: 'Making the PDF',
    cancelled: 'Printing was cancelled. No file was kept.',
    saved_one: '{{fileName}} has {{formatted}} document.',
    saved_other: '{{fileName}} has {{formatted}} documents.',
  },
};
