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
/** Cities by name: where their centre is, and how far out they go, in degrees. */
export const cities = {
  'San Rafael': { latitude: -34.6177, longitude: -68.3301, reach: 0.06 },
  'General Alvear': { latitude: -34.9769, longitude: -67.6911, reach: 0.035 },
  Malargüe: { latitude: -35.4755, longitude: -69.5843, reach: 0.03 },
  'Villa Atuel': { latitude: -34.8333, longitude: -67.9241, reach: 0.015 },
} as const;
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

/** Plans by name: speeds in kb/s, the price in cents. */
export const plans = {
  'Fibra 300 Mb': { downKbps: 300_000, upKbps: 150_000, priceCents: 4_150_000 },
  'Fibra 100 Mb': { downKbps: 100_000, upKbps: 50_000, priceCents: 2_999_000 },
  'Hogar 50 Mb': { downKbps: 50_000, upKbps: 10_000, priceCents: 2_390_050 },
  'Hogar 25 Mb': { downKbps: 25_000, upKbps: 5_000, priceCents: 1_890_000 },
  'Rural 5 Mb': { downKbps: 5_000, upKbps: 1_000, priceCents: 1_199_000 },
  'Cámaras 2 Mb': { downKbps: 2_000, upKbps: 2_000, priceCents: 650_000 },
} as const;
/** Where connections come from, and where that stands. */
export const nodes = {
  'Nodo Ñandú': { kind: 'tower', latitude: -34.6412, longitude: -68.3381 },
  'Torre Diamante': { kind: 'tower', latitude: -34.7034, longitude: -68.2577 },
  'Nodo Molino AP-1': { kind: 'accessPoint', latitude: -34.9936, longitude: -67.6912 },
  'Repetidora La Llave': { kind: 'repeater', latitude: -34.6498, longitude: -68.0139 },
  'OLT Centro': { kind: 'olt', latitude: -34.6177, longitude: -68.3301 },
  'OLT Este': { kind: 'olt', latitude: -34.6105, longitude: -68.2935 },
} as const;
export const equipment = ['CPE LHG', 'CPE SXT', 'CPE LiteBeam', 'ONT HG8'];
export const macMakers = ['e48d8c', '4c5e0c', '002722', 'b869f4', '24a43c'];
