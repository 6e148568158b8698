/** The words that a made-up office is put together from. None of its people exists. */
export const firstNames =
  'José María Ángel Sofía Martín Lucía Nicolás Valentina Julián Camila Andrés Agustina Joaquín Belén Tomás Rocío Matías Inés Sebastián Noemí Raúl Mónica Óscar Verónica Iván Graciela Ramón Úrsula Germán Azucena'.split(
    ' ',
  );
export const lastNames =
  'Muñoz González Fernández Núñez Pérez Gómez Ibáñez Rodríguez López Martínez Sánchez Güemes Álvarez Benítez Peña Ñáñez Díaz Domínguez Quiñones Castro Acuña Velázquez Suárez Ocampo Yáñez Zárate Ruiz Morales Bustos Funes'.split(
    ' ',
  );
export const businessNames = [
  'Panadería',
  'Ferretería',
  'Almacén',
  'Estudio contable',
  'Farmacia',
  'Carnicería',
  'Óptica',
  'Jardín de infantes',
];
export const streets = [
  'San Martín',
  'Gral. Belgrano',
  'Av. Güemes',
  'Los Ñandúes',
  'España',
  'Córdoba',
  '9 de Julio',
  'Los Álamos',
];
export const neighborhoods = [
  'Centro',
  'Villa Güemes',
  'Los Álamos',
  'San José',
  'Pueblo Nuevo',
  'La Cañada',
  'El Peñón',
  'Ruta 20',
];
export const zones = ['Norte', 'Sur', 'Este', 'Oeste', 'Árbol Solo'];
export const cities = ['San Rafael', 'General Alvear', 'Malargüe', 'Villa Atuel'];
export const provinces = ['Mendoza', 'San Luis', 'La Pampa', 'Neuquén'];
export const sellers = ['Andrea Peña', 'Mostrador', 'Julio Yáñez'];
export const collectors = ['Cobrador Norte', 'Cobrador Sur'];
export const taxConditions = ['Consumidor final', 'Responsable inscripto', 'Monotributo', 'Exento'];
export const gateways = ['', 'MercadoPago', 'Pago Fácil', 'MercadoPago, CobroDigital'];
export const noteTexts = [
  '',
  '',
  '',
  'Llamar después de las 18 h.',
  'Antena en el techo del vecino.',
  'Paga en efectivo en el mostrador.',
];
