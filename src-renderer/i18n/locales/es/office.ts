import { backups } from './backups';

/** Words about the office's folder: when it does not open, its backups, and the lock of an idle window. */
export const office = {
  opening: {
    title: {
      newer: 'Esta oficina es de un Abonado más nuevo',
      inUse: 'Otro Abonado tiene abierta esta oficina',
      damaged: 'La base de la oficina está dañada',
      gone: 'La base de la oficina no está en su lugar',
      readOnly: 'La carpeta de la oficina no deja escribir',
      diskFull: 'El disco está lleno',
      network: 'La carpeta está en una unidad de red',
      unknown: 'La oficina no se pudo abrir',
    },
    text: {
      newer:
        'La guardó una versión más nueva y esta no la entiende. No se cambió nada. Instale la versión más nueva y ábrala otra vez.',
      inUse:
        'Una oficina se abre una sola vez, para que nadie pise lo de otro. Cierre la otra ventana de Abonado y vuelva a intentar.',
      damaged:
        'No se tocó nada. Restaure uno de los respaldos de abajo: la base dañada se guarda aparte por si alguien puede recuperarla.',
      gone: 'Alguien movió, borró o reemplazó la carpeta o el archivo «abonado.db» de adentro. Devuélvalo a su lugar (mire también en la papelera) y vuelva a intentar, o restaure uno de sus respaldos. Lo que se estaba guardando no se guardó.',
      readOnly:
        'No se perdió nada. Dé permiso de escritura sobre la carpeta, o quite la protección del disco, y vuelva a intentar.',
      diskFull: 'No se perdió nada. Borre lo que no necesite o vacíe la papelera y vuelva a intentar.',
      network:
        'Abonado guarda en un disco de esta computadora: en una unidad de red la base se puede dañar. Copie la carpeta a este equipo y ábrala desde aquí.',
      unknown:
        'No se perdió nada. Vuelva a intentar; si se repite, informe lo que dice el archivo «abonado.log» de la carpeta.',
    },
    folder: 'Carpeta',
    retry: 'Volver a intentar',
    stillSame: 'Sigue igual.',
    noBackups:
      'En la carpeta no hay respaldos. Si tiene una copia en otro disco, póngala en «backups» y vuelva a intentar.',
    synchronised:
      '{{name}} copia la carpeta de la oficina mientras se usa, y eso puede dañarla. Muévala a una carpeta que no se sincronice.',
    leaveDemo: 'Salir de la demostración',
    understood: 'Entiendo',
  },
  backups,
  lock: {
    title: { idle: 'La ventana está bloqueada', ended: 'Iniciar sesión' },
    text: {
      idle: 'Escriba su contraseña para seguir donde estaba: lo que escribió sigue detrás de esta pantalla.',
      ended: 'La sesión terminó. Lo que escribió sigue detrás de esta pantalla.',
    },
    unlock: 'Desbloquear',
    another: 'Entrar con otro operador',
    anotherText: 'Si entra otra persona, se pierde lo que {{name}} no guardó en esta ventana.',
    back: 'Volver a {{name}}',
    minutes: 'Bloquear la ventana después de',
    minutesHelp: 'Minutos sin que nadie use el teclado ni el mouse. Con 0 no se bloquea nunca.',
    minutesSuffix: ' min',
  },
};
