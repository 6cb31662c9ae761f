import type { LanguagePack } from './pack.ts';

export const spanish: LanguagePack = {
  women: 'Íngrid Begoña Ximena Rocío Marisol Itziar Yolanda Úrsula Catalina Amparo Nélida',
  men: 'Ángel Joaquín Íñigo Nicolás Ulises Fermín Óscar Evaristo Gonzalo Leandro',
  families:
    'Núñez-Arribas Echeverría Quiñones Bustamante Olazábal Peñalver Ibáñez-Luna Carvallido Montalbán Zúñiga Urquijo Sepúlveda',
  zoneHours: -4,
  cities: ['Oaxaca', 'Valparaíso', 'Cartagena', 'Cádiz', 'Mérida', 'Salta', 'Cusco', 'Bogotá'],
  days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  money: '$ #',
  perEuro: 20,
  channels: {
    booking: ['Reserva {ref} · {person}', 'Consulta de {person}', 'Cambio de fecha: {city}'],
    group: ['Grupo de reservas · {city}', 'Caminantes de {city} {n}', 'Viajeras solas · {city}'],
    desk: ['Turnos, semana {week}', 'Oficina {city}', 'Reembolsos pendientes {n}'],
    shop: ['Pedido {order}', 'Devolución {order} · {person}'],
    live: ['En vivo: plaza de {city}'],
    game: ['Adivina la ciudad {n}'],
    season: ['Equipo de temporada · {city}'],
  },
  system: {
    joined: '{person} se unió al canal',
    renamed: '{person} cambió el nombre del canal',
    slowMode: 'Modo lento: un mensaje cada {seconds} segundos',
    truncated: '{person} eliminó los mensajes anteriores',
  },
  dialogues: `
# booking
a Hola, ¿puedo cambiar mi reserva {ref} para el {day}?
b ¡Hola @a! Sí, hay lugar a las {time}. La diferencia es de {money}.
a Está bien, adelante.
b Listo, aquí tiene la nueva confirmación. [file]
a ¡Muchísimas gracias!

# booking
a ¿El traslado del aeropuerto está incluido?
b Sí, la espera {given} con un cartel amarillo en la salida {n}.
a Perfecto, así no me pierdo 😄

# booking
a Todavía no llega el reembolso de {money}.
b Salió el {day}; el banco suele tardar tres días hábiles.
a Entonces espero. Gracias por contestar tan rápido.
b Le dejo el comprobante por si acaso. [file]

# desk
a Turnos de la semana {week} listos. Cambios solo en el hilo, por favor. [file] [pin]
- b ¿Alguien puede el {day}?
- c Yo puedo.
- a Anotado.
b ¡Gracias!

# desk
a Quedan {n} casos abiertos y {ref} es urgente.
b Lo tomo yo.
c Y yo hago café para todos ☕
a Prioridades claras.

# group
a ¿Quién se apunta a la caminata del {day}?
b ¡Yo! ¿A qué hora?
a A las {time}, en la plaza.
c Llevo empanadas.
d Entonces voy seguro.

# group
a Miren el atardecer de hoy. [image]
b Qué belleza.
c ¿Eso es {city}?
a Desde la terraza de mi abuela.

# direct
a ¿Comemos juntas el {day}?
b Sí, después de las {time}.
a Yo invito.
b Entonces pido postre.

# shop
a Hola, ¿tienen la mochila pequeña en rojo?
b Sí, quedan {n}. ¿Le aparto una?
a Sí, por favor.
b Pedido {order}, {money} con envío.

# live
a ¡Saludos desde {city}!
b Qué linda música.
c ¿Cómo se llama la canción?
d No sé, pero ya estoy bailando 💃
`,
};
