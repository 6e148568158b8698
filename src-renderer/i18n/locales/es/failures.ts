/** Words for every code of the contract's failures. */
export const failures = {
  VALIDATION: 'Hay un dato que no es válido. Revíselo y vuelva a intentar.',
  NOT_FOUND: 'Ya no existe. Actualice la lista.',
  CONFLICT: 'Otra ventana guardó cambios mientras tanto. Vuelva a abrirlo para ver los datos de ahora.',
  FORBIDDEN: 'Su rol no permite hacer esto. Pídaselo a un administrador.',
  SIGNED_OUT: 'La sesión terminó. Inicie sesión otra vez; lo que escribió sigue en la pantalla.',
  SESSION_LOCKED: 'La ventana está bloqueada. Escriba su contraseña para seguir; lo que escribió no se pierde.',
  WRONG_CREDENTIALS: 'El e-mail o la contraseña no coinciden.',
  LOCKED: 'Demasiados intentos. Espere {{seconds}} segundos y vuelva a probar.',
  OFFICE_EXISTS: 'La oficina ya fue creada. Inicie sesión.',
  LAST_ADMINISTRATOR: 'Es el único administrador: nombre otro antes de cambiarlo.',
  EMAIL_TAKEN:
    'Ese e-mail ya lo usa {{name}}, y el principal no se repite. Si lo comparten, póngale un dígito delante, como 1ana@correo.com, y anote el verdadero en Observaciones.',
  CUSTOM_ID_TAKEN: 'Ese ID ya lo tiene {{name}}. Elija otro.',
  TAX_ID_INVALID: 'La identificación tributaria no es válida: revise los dígitos.',
  PHYSICAL_NAMES: 'Una persona física lleva al menos 4 de los 5 nombres. Faltan {{missing}}.',
  RENAME_REASON: 'Diga por qué cambia el nombre: quedará en la auditoría.',
  ALREADY_DEACTIVATED: 'El cliente ya estaba desactivado.',
  NOT_DEACTIVATED: 'El cliente no está desactivado.',
  CLIENT_DEACTIVATED: 'El cliente está desactivado. Reactívelo primero.',
  CONTRACT_ENDED: 'El contrato está de baja: ya no se cambia.',
  CONTRACT_STATE: 'El contrato ya estaba así.',
  IP_INVALID: 'No es una IP. Escríbala como 10.4.29.67 o 2001:db8::1.',
  IP_RESERVED: 'Esa IP no puede ser de un cliente: es de uso interno de la red. Revísela.',
  IP_INSIDE_NETWORK: 'Para una red, escriba su primera dirección: {{network}}. Para una sola IP, quite la barra.',
  IP_TAKEN: 'Esa IP ya la usa {{name}}. Elija otra, o libérela en su contrato.',
  MAC_INVALID: 'Una MAC lleva solo números y letras de la A a la F, como E4:8D:8C:04:03:C5.',
  MAC_LENGTH: 'Una MAC lleva 12 dígitos y aquí hay {{digits}}. Revise la etiqueta del equipo.',
  MAC_RESERVED: 'Ningún equipo tiene esa MAC. Revise la etiqueta.',
  MAC_TAKEN: 'Esa MAC ya la usa {{name}}. Revise la etiqueta, o libérela en su contrato.',
  POSITION_HALF: 'Una posición lleva latitud y longitud. Complete la que falta.',
  TILE_ADDRESS:
    'Escriba una dirección completa que empiece con https:// y no lleve usuario ni contraseña, como https://mapas.ejemplo/{z}/{x}/{y}.png.',
  TILE_ADDRESS_PARTS: 'A la dirección le falta {{part}}: ahí va el lugar de cada imagen del mapa.',
  PLAN_SAME: 'El contrato ya tiene ese plan y ese precio.',
  DATE_TO_COME: 'Ese día todavía no llegó. Elija hoy o antes.',
  DATE_NOT_TO_COME: 'Elija un día a partir de mañana.',
  DATE_BEFORE_START: 'El contrato empezó el {{date}}. Elija ese día o después.',
  DATE_AFTER_END: 'El contrato terminó el {{date}}. Elija ese día o antes.',
  CATALOG_TAKEN: 'Ya existe «{{name}}» en esa lista.',
  FILE_NOT_READABLE:
    'No se puede leer el archivo. Ábralo en su planilla, guárdelo como .xlsx o .csv y vuelva a intentar.',
  FILE_TOO_LARGE: 'El archivo es demasiado grande: hasta 200.000 filas. Pártalo en dos.',
  FILE_TOO_WIDE: 'El archivo tiene más de 1.000 columnas: no parece una lista de clientes. Quite las que sobran.',
  IMPORT_GONE: 'Esa importación ya no está abierta. Elija el archivo otra vez.',
  SAMPLES_KIND:
    'Ese archivo no es de consumo. Exporte las muestras como .csv, .txt o .csv.gz (una fila por muestra) y vuelva a elegirlo.',
  SAMPLES_DAMAGED:
    'El archivo está cortado o dañado: no se leyó entero y no se contó nada. Vuelva a bajarlo y elíjalo otra vez.',
  SAMPLES_ENDLESS: 'El archivo .gz se agranda sin fin al abrirlo: no se leyó. Pida uno nuevo a quien lo generó.',
  SAMPLES_EMPTY: 'El archivo está vacío. Elija otro.',
  SAMPLES_ADDRESSES:
    'El archivo tiene más de 500.000 direcciones distintas: revise qué columna es la de la IP o el usuario.',
  SAMPLES_SWEPT:
    'Esa importación ya no se puede deshacer: parte de su detalle se guarda sólo sumado por hora y por día.',
  CANCELLED: 'Se canceló: no quedó nada a medias.',
  OFFICE_CLOSED: 'La oficina no está abierta.',
  OFFICE_GONE:
    'La carpeta de la oficina se borró, se movió o se reemplazó: esto no se guardó. Devuélvala a su lugar y vuelva a intentar.',
  BACKUP_BAD: 'Esa copia de seguridad no está entera y no se usó. Elija otra.',
  DATABASE_DAMAGED:
    'La base de la oficina está dañada. Restaure una copia de seguridad; la base dañada se guarda aparte.',
  DISK_FULL: 'El disco está lleno: no se guardó. Libere espacio y vuelva a guardar; lo escrito sigue aquí.',
  OUT_OF_MEMORY:
    'No alcanzó la memoria para hacerlo, y nada cambió. Cierre otros programas, o divida el archivo en dos, e inténtelo otra vez.',
  FOLDER_READ_ONLY:
    'La carpeta de la oficina no deja escribir: no se guardó. Revise sus permisos y vuelva a guardar; lo escrito sigue aquí.',
  UNEXPECTED: 'Algo falló y no se guardó nada. Vuelva a intentar; si se repite, informe el código {{id}}.',
};
