/** Words for every code of the contract's failures. */
export const failures = {
  VALIDATION: 'Hay un dato que no es válido. Revíselo y vuelva a intentar.',
  NOT_FOUND: 'Ya no existe. Actualice la lista.',
  CONFLICT: 'Otra ventana guardó cambios mientras tanto. Vuelva a abrirlo para ver los datos de ahora.',
  FORBIDDEN: 'Su rol no permite hacer esto. Pídaselo a un administrador.',
  SIGNED_OUT: 'La sesión terminó. Inicie sesión otra vez; lo que escribió sigue en la pantalla.',
  SESSION_LOCKED: 'La ventana está bloqueada. Escriba su contraseña para seguir; lo que escribió no se pierde.',
  WRONG_CREDENTIALS: 'El e-mail o la contraseña no coinciden.',
  LOCKED: 'Demasiados intentos. Espere {{seconds}} s y vuelva a probar.',
  OFFICE_EXISTS: 'La oficina ya fue creada. Inicie sesión.',
  LAST_ADMINISTRATOR: 'Es el único administrador: nombre otro antes de cambiarlo.',
  EMAIL_TAKEN:
    'Ese e-mail ya lo usa {{name}}, y el principal no se repite. Si lo comparten, póngale un dígito delante, como 1ana@correo.com, y agregue el verdadero en Facturación, en Emails a notificar.',
  CUSTOM_ID_TAKEN: 'Ese ID ya lo tiene {{name}}. Elija otro.',
  TAX_ID_INVALID: 'La identificación tributaria no es válida: revise los dígitos.',
  PHYSICAL_NAMES: 'Una persona física lleva al menos 4 de los 5 nombres. Nombres que faltan: {{missing}}.',
  RENAME_REASON: 'Diga por qué cambia el nombre: quedará en la auditoría.',
  ALREADY_DEACTIVATED: 'El cliente ya estaba desactivado.',
  NOT_DEACTIVATED: 'El cliente no está desactivado.',
  CLIENT_DEACTIVATED: 'El cliente está desactivado. Reactívelo primero.',
  CLIENT_MERGED: 'Este cliente se unió a {{name}}: trabaje con ese, o deshaga antes la unión en Duplicados.',
  MERGE_SAME: 'Son el mismo cliente. Elija dos.',
  MERGE_UNDONE: 'Esa unión ya se deshizo.',
  CONTRACT_ENDED: 'El contrato está de baja: ya no se cambia.',
  CONTRACT_STATE: 'El contrato ya estaba así.',
  CONTRACTS_NONE: 'No hay ningún contrato vigente.',
  IP_INVALID: 'No es una IP. Escríbala como 10.4.29.67 o 2001:db8::1.',
  IP_SEVERAL:
    'Un contrato lleva una sola IP, o una sola red. Deje una acá: la otra va en otro contrato de este cliente, o anótela en Observaciones.',
  IP_RESERVED: 'Esa IP no puede ser de un cliente: es de uso interno de la red. Revísela.',
  IP_INSIDE_NETWORK: 'Para una red, escriba su primera dirección: {{network}}. Para una sola IP, quite la barra.',
  IP_TAKEN: 'Esa IP ya la usa {{name}}. Elija otra, o libérela en su contrato.',
  MAC_INVALID: 'Una MAC lleva solo números y letras de la A a la F, como E4:8D:8C:04:03:C5.',
  MAC_LENGTH: 'Una MAC lleva 12 dígitos y aquí hay {{digits}}. Revise la etiqueta del equipo.',
  MAC_RESERVED: 'Ningún equipo tiene esa MAC. Revise la etiqueta.',
  MAC_TAKEN: 'Esa MAC ya la usa {{name}}. Revise la etiqueta, o libérela en su contrato.',
  USER_NAME_UNREADABLE:
    'En «{{shown}}» hay un carácter que no se ve o no se puede leer, donde está el �. Escríbalo de nuevo.',
  POSITION_HALF: 'Una posición lleva latitud y longitud. Complete la que falta.',
  TILE_ADDRESS:
    'Escriba una dirección completa que empiece con https:// y no lleve usuario ni contraseña, como https://mapas.ejemplo/{z}/{x}/{y}.png.',
  TILE_ADDRESS_PARTS: 'A la dirección le falta {{part}}: ahí va el lugar de cada imagen del mapa.',
  TILE_ATTRIBUTION:
    'Escriba de quién son las imágenes, como lo pide quien las da, o quite su dirección: el mapa no muestra calles sin decirlo.',
  PLAN_PRICE_TO_COME:
    '«{{name}}» cambia de precio el {{date}}, y unir dos planes no cambia lo que paga nadie. Únalos desde ese día, o quítele antes ese precio.',
  PLAN_SAME: 'El contrato ya tiene ese plan y ese precio.',
  DATE_TOO_OLD: 'Ese día queda más de un año atrás. Revise la fecha.',
  PAID_LONG_AGO:
    'Un pago con fecha de hace más de una semana necesita una observación: escriba por qué se registra recién ahora.',
  DATE_TO_COME: 'Ese día todavía no llegó. Elija hoy o antes.',
  DATE_NOT_TO_COME: 'Elija un día a partir de mañana.',
  DATE_BEFORE_START: 'El contrato empezó el {{date}}. Elija ese día o después.',
  DATE_AFTER_END: 'El contrato terminó el {{date}}. Elija ese día o antes.',
  DATE_BEFORE_CHANGE: 'El plan o el precio ya cambió el {{date}}. Elija ese día o después.',
  DATE_AFTER_CHANGE: 'El plan o el precio cambia el {{date}}. Elija ese día o antes.',
  DATE_TOO_FAR: 'Es más de un año adelante. Elija un día hasta el {{date}}.',
  DATE_TOO_EARLY: 'Es demasiado antigua: no puede ser anterior al {{date}}. Revise el año.',
  CATALOG_TAKEN: 'Ya existe «{{name}}» en esa lista.',
  VIEW_TAKEN: 'Ya hay una vista con ese nombre. Elija otro, o abra esa y guárdela encima.',
  SECRET_UNREADABLE: 'Este dato se guardó con la clave de otra computadora; vuelva a cargarlo.',
  REFERENCE_MISSING: 'Escriba la referencia. En esta pasarela son como {{example}}.',
  REFERENCE_FORMAT: 'En esta pasarela las referencias son como {{example}}. Revise cuántos números tiene.',
  REFERENCE_CHECK_DIGIT: 'El dígito verificador no coincide: con esos números sería {{expected}}. Revíselos.',
  REFERENCE_CHECK_MISSING: 'Falta el dígito verificador: la referencia completa es {{expected}}.',
  REFERENCES_ALIKE:
    'Con ese formato la referencia {{reference}} de {{name}} y la de {{other}} serían la misma: no se guardó. Cambie antes una de las dos.',
  REFERENCE_CHECK_TAKEN:
    'El dígito verificador no coincide: con esos números sería {{reference}}, que ya es de {{name}}. Revise todos los números.',
  REFERENCE_TAKEN: 'Esa referencia de {{gateway}} ya es de {{name}}.',
  REFERENCE_PREFIX: 'El prefijo lleva solo letras, números y guiones.',
  REFERENCE_DIGITS: 'Con dígito verificador la referencia lleva al menos 2 números.',
  LINK_TEMPLATE: 'El link empieza con https:// y lleva {referencia} una vez, donde va la de cada cliente.',
  GATEWAY_NOT_READY: '{{gateway}} está retirada o sin verificar. Verifíquela en Configuración y vuelva a intentar.',
  GATEWAY_USED: 'Hay clientes que usaron {{name}}: se retira, no se borra.',
  DEVICE_LINK: 'No es un link. Cópielo entero, como https://alerta.ejemplo.com/abc123.',
  DEVICE_BASE: 'Falta la dirección del servicio. Escriba el link, o cargue la dirección en Configuración.',
  DEVICE_BASE_WRONG: 'La dirección empieza con https:// y no lleva «?» ni «#», como https://alerta.ejemplo.com/entrar.',
  DEVICE_REVOKED: 'Ese link está revocado: agregue un dispositivo nuevo.',
  DEVICE_EXPIRED: 'Ese link venció. Cámbiele el vencimiento para volver a mostrarlo.',
  DEVICE_EXPIRY_PAST: 'El vencimiento ya pasó. Elija hoy o después.',
  DEVICE_CLIENT: 'Ningún cliente tiene ese ID.',
  DEVICE_LINK_TAKEN: 'Ese link ya es de {{name}}: quien lo tenga entra como ese cliente. Use otro.',
  DEVICE_LIST_CHANGED:
    'Otra ventana cambió mientras tanto los links o los clientes de esta lista: no se agregó nada. Léala otra vez.',
  DEVICE_LIST_LONG: 'Son demasiadas líneas: hasta {{most}} por vez. Péguelas en partes.',
  FANTASY_MIX:
    'Lo de fantasía va solo con lo de fantasía: una razón social de fantasía, una condición de fantasía y un comprobante sin validez fiscal.',
  TAX_ID_NEEDED: 'Con esa condición de IVA hace falta la identificación tributaria.',
  NO_INVOICE_TYPE:
    'Esa razón social no le factura a esa condición de IVA. Elija otra, o complete la tabla en Configuración, Tipos de factura.',
  RUN_CHANGED:
    'Algo cambió desde la vista previa: alguna factura es ahora otra, aunque el total sea el mismo (serían {{invoices}}). No se emitió nada. Revise la vista previa otra vez.',
  CLOCK_BACK:
    'La última factura es del {{date}} y el reloj de la computadora está atrasado. Corrija la fecha de la computadora y pruebe otra vez: así las fechas siguen el orden de los números.',
  DAY_DOUBTED:
    'La computadora dice que hoy es {{date}}, mucho después del último día en que se usó esta oficina. Si la fecha es correcta, confírmela en el aviso de arriba; si no, corrija la fecha de la computadora. No se emitió nada.',
  NOTHING_TO_ISSUE: 'No hay nada para emitir hasta ese día.',
  INVOICE_REPORTED: 'Esta factura ya se informó y no se puede anular. Haga una nota de crédito.',
  INVOICE_VOID: 'Esta factura está anulada.',
  INVOICE_CREDITED: 'Esta factura tiene una nota de crédito y no se puede anular.',
  ANSWER_OUT_OF_SEQUENCE: 'El número que sigue en esta numeración es {{number}}. Informe primero los anteriores.',
  ANSWER_DATE:
    'La fecha del comprobante no puede ser anterior a su emisión ni a la última informada de su numeración, ni estar por venir.',
  ANSWER_FINAL: 'Este comprobante ya se informó, o está anulado: su respuesta no cambia.',
  ANSWER_CODE: 'El código de autorización no es correcto: un CAE tiene 14 dígitos.',
  ANSWERS_COLUMNS:
    'El archivo no tiene las columnas «N.º interno» y «Resultado». Complete el que se exporta de «Por informar».',
  ANSWERS_CHANGED: 'Mientras tanto algo cambió: mire de nuevo qué traería el archivo.',
  CREDIT_NOT_WHOLE: 'El período se vuelve a facturar solo si se acredita todo lo que queda de la factura.',
  SERIES_TAKEN:
    '{{name}} tiene el mismo número tributario y ya numera ese tipo en ese punto de venta. Use otro punto de venta.',
  CREDIT_TOO_HIGH: 'Es más de lo que queda por acreditar de esta factura.',
  CREDIT_NOT_YET: 'Esta factura todavía no se informó: anúlela en lugar de acreditarla.',
  CREDIT_UNIT: 'La moneda no tiene centavos: escriba un importe entero.',
  ITEM_BILLED: 'Este ítem ya se facturó: solo cambian su descripción y su último día. Quítelo y agregue otro.',
  SERIES_EXHAUSTED: 'La numeración se terminó. Use otro punto de venta.',
  INVOICE_TYPE_OTHER: '{{type}} no corresponde a {{condition}}.',
  ENTRY_RETIRED: '«{{name}}» está retirado: elija otro.',
  NOTES_FULL: 'Las observaciones no tienen lugar para más.',
  REFERENCE_NONE: '{{gateway}} no da una referencia propia a este cliente: asóciela en su pestaña Pasarelas.',
  MASS_UPDATE_EMPTY: 'No se eligió nada para cambiar.',
  MASS_UPDATE_GONE: 'Esa vista previa ya no está. Vuelva a abrir la actualización masiva.',
  MASS_UPDATE_UNDONE: 'Esa actualización ya se deshizo.',
  TAXES_TOO_HIGH: 'Los impuestos incluidos se llevan todo el precio. Quite alguno.',
  SPREAD_BEYOND_DEBT: 'Ese importe es más de lo que queda de esa deuda. Bájelo.',
  SPREAD_BEYOND_PAYMENT: 'Lo repartido supera el pago. Baje algún importe.',
  AMOUNT_UNIT: 'Esa moneda se paga sin centavos. Quítelos.',
  METHOD_RETIRED: 'Ese método de pago está retirado. Elija otro.',
  PAYMENT_VOIDED: 'Ese pago ya estaba anulado.',
  NOTHING_TO_USE: 'No hay crédito disponible, o no hay deuda que pagar con él.',
  OPENING_CHANGED: 'Los saldos cambiaron mientras tanto: se muestran como son ahora. Revise y confirme de nuevo.',
  NOTHING_HELD: 'No hay ninguna revisión en espera: las listas están al día.',
  NOTHING_TO_POST: 'No hay saldos por pasar.',
  FILE_NOT_READABLE:
    'No se puede leer el archivo. Ábralo en su planilla, guárdelo como .xlsx o .csv y vuelva a intentar.',
  FILE_TOO_BIG: 'El archivo pesa más de 1 GB. Pártalo en archivos más chicos, por ejemplo uno por semana.',
  FILE_TOO_LARGE: 'El archivo es demasiado grande: hasta 200.000 filas. Pártalo en dos.',
  FILE_TOO_WIDE: 'El archivo tiene más de 1.000 columnas: no parece una lista de clientes. Quite las que sobran.',
  IMPORT_GONE: 'Esa importación ya no está abierta. Elija el archivo otra vez.',
  SAMPLES_KIND:
    'Ese archivo no es de consumo. Exporte las muestras como .csv, .txt o .csv.gz (una fila por muestra) y vuelva a elegirlo.',
  SAMPLES_DAMAGED:
    'El archivo está cortado o dañado: no se leyó entero y no se contó nada. Vuelva a bajarlo y elíjalo otra vez.',
  SAMPLES_ENDLESS: 'El archivo .gz se agranda sin fin al abrirlo: no se leyó. Pida uno nuevo a quien lo generó.',
  SAMPLES_SAME_FILE:
    'Este mismo archivo ya se importó como {{name}}, leído de otra manera: no se contó dos veces. Si aquella vez se leyó mal, deshaga primero esa importación.',
  SAMPLES_EMPTY: 'El archivo está vacío. Elija otro.',
  SAMPLES_ADDRESSES:
    'El archivo tiene más de 500.000 direcciones distintas: revise qué columna es la de la IP o el usuario.',
  SAMPLES_SWEPT:
    'Esa importación ya no se puede deshacer: parte de su detalle se guarda solo sumado por hora y por día.',
  SAMPLES_TOO_MUCH:
    'Lo de {{address}} suma más de nueve petabytes, lo que ninguna conexión usa: no se contó nada. Revise qué columnas son los bytes y en qué unidad están.',
  CANCELLED: 'Se canceló: no quedó nada a medias.',
  MAIL_SENDING: 'El mensaje se está enviando ahora. Espere un momento y vuelva a mirar.',
  MAIL_STATE: 'El mensaje ya está en otro estado. Mire la lista de nuevo.',
  MAIL_VOIDED: 'El pago que este correo agradece está anulado: no se envía otra vez.',
  MAIL_NO_ADDRESS: 'El cliente no tiene e-mail. Cárguelo en sus datos y reintente.',
  MAIL_NO_SERVER: 'La oficina no tiene servidor de correo. Cárguelo en Configuración, Correo.',
  MAIL_ADDRESS_TWICE: 'El mensaje ya va a esa dirección.',
  MAIL_NOT_SECURE: 'Sin cifrado solo se puede enviar por un servidor de esta misma computadora. Elija TLS o STARTTLS.',
  MAIL_PASSWORD_AGAIN: 'Cambió el servidor o el usuario: escriba la contraseña de nuevo.',
  MAIL_CERTIFICATE: 'El servidor muestra ahora otro certificado. Pruebe la conexión de nuevo y compare la huella.',
  MAIL_SECRET_GONE:
    'Este mensaje lleva algo secreto: sale una sola vez, al e-mail principal del cliente. Genere otra contraseña, o vuelva a enviar el link.',
  MAIL_EXPORT_ADDRESS: 'Un listado exportado va solo a quien lo pidió. Para otra persona, que lo pida ella misma.',
  TEMPLATE_NEEDS:
    'Este mensaje lleva «{{name}}» entre llaves dobles en el texto, y en el HTML si lo tiene; nunca en el asunto.',
  PORTAL_NOT_READY: 'El portal no está configurado. Cárguelo en Configuración, Configuración del Portal.',
  PORTAL_HALF: 'El portal necesita nombre y dirección. Complete los dos, o deje los dos en blanco.',
  PORTAL_ADDRESS: 'La dirección empieza con https:// y es completa, como https://portal.ejemplo.com.',
  TEMPLATE_VARIABLE: 'Este mensaje no tiene la variable «{{name}}». Use una de las que se ofrecen.',
  OFFICE_CLOSED: 'La oficina no está abierta.',
  OFFICE_GONE:
    'La carpeta de la oficina se borró, se movió o se reemplazó: esto no se guardó. Devuélvala a su lugar y vuelva a intentar.',
  OFFICE_GONE_MEANWHILE:
    'La carpeta de la oficina se borró, se movió o se reemplazó mientras esto se guardaba. Devuélvala a su lugar y mire si quedó guardado antes de hacerlo otra vez.',
  OFFICE_REPLACED:
    'Mientras tanto se restauró un respaldo o se cambió de oficina: esto no se guardó. Ingrese de nuevo y vuelva a hacerlo.',
  OFFICE_IN_USE:
    'Otro programa tiene abierta la base de la oficina: no se restauró nada y todo quedó como estaba. Ciérrelo y vuelva a intentar.',
  LOGO_INVALID:
    'El logo tiene que ser una imagen PNG o JPEG de hasta 256 KB y 3000 puntos de lado. Elija otra, o achíquela.',
  BACKUP_BAD: 'Esa copia de seguridad no está entera y no se usó. Elija otra.',
  BACKUP_PASSPHRASE: 'La frase de paso no es esa. Revise mayúsculas y espacios; no se cambió nada.',
  FOLDER_MISSING: 'Esa carpeta no está. Escríbala completa, o conecte el disco, y vuelva a intentar.',
  SECOND_FOLDER_INSIDE:
    'Esa carpeta está dentro de la oficina: si se pierde la oficina, se pierden los respaldos. Elija otro disco.',
  READ_ONLY_COPY: 'Está mirando un respaldo en solo lectura: no se guardó nada. Vuelva a la oficina para cambiar algo.',
  DATABASE_DAMAGED:
    'La base de la oficina está dañada. Restaure una copia de seguridad; la base dañada se guarda aparte.',
  DRAFT_DAMAGED: 'Lo que se había preparado no se puede leer, y no se guardó nada. Ábralo otra vez y mírelo de nuevo.',
  DISK_FULL: 'El disco está lleno: no se guardó. Libere espacio y vuelva a guardar; lo escrito sigue aquí.',
  OUT_OF_MEMORY:
    'No alcanzó la memoria para hacerlo, y nada cambió. Cierre otros programas, o divida el archivo en dos, e inténtelo otra vez.',
  FOLDER_READ_ONLY:
    'La carpeta de la oficina no deja escribir: no se guardó. Revise sus permisos y vuelva a guardar; lo escrito sigue aquí.',
  UNEXPECTED: 'Algo falló y no se guardó nada. Vuelva a intentar; si se repite, informe el número {{id}}.',
  CONNECTION_CUT:
    'Se cortó la conexión con la oficina y no se sabe si terminó. Espere a que vuelva, mire cómo quedó y, si falta, inténtelo otra vez.',
  WINDOW_FAULT:
    'Algo falló en esta ventana. Fíjese si quedó guardado antes de intentar otra vez; si se repite, informe el número {{fault}}.',
};
