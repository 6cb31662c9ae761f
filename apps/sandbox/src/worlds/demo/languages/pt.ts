import type { LanguagePack } from './pack.ts';

export const portuguese: LanguagePack = {
  women: 'Conceição Íris Luísa Graça Jandira Otávia Thaís Celeste Mônica Açucena',
  men: 'João Caetano Estêvão Simão Antão Raimundo Otávio Zéfiro Aurélio Damião',
  families:
    'Gonçalves-Frade Assunção Brandão-Reis Falcão Guimarães-Pôrto Leitão Magalhães-Sá Quintão Romão Vasconcelos-Lua',
  zoneHours: -3,
  cities: ['Recife', 'Ouro Preto', 'Évora', 'São Luís', 'Coimbra', 'Paraty', 'Belém', 'Funchal'],
  days: ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado', 'domingo'],
  money: 'R$ #',
  perEuro: 5,
  channels: {
    booking: ['Reserva {ref} · {person}', 'Atendimento: {person}', 'Reembolso {ref}'],
    group: ['Trilhas em {city} {n}', 'Mochileiros · {city}', 'Fotos de {city} 📷'],
    desk: ['Escala da semana {week}', 'Escritório {city}', 'Plantão da noite · {city}'],
    shop: ['Pedido {order}', 'Troca {order} · {person}'],
    game: ['Adivinhe a cidade {n}'],
    season: ['Equipe da temporada · {city}'],
  },
  system: {
    joined: '{person} entrou no canal',
    renamed: '{person} mudou o nome do canal',
    slowMode: 'Modo lento: uma mensagem a cada {seconds} segundos',
    truncated: 'Mensagens antigas foram removidas por {person}',
  },
  dialogues: `
# booking
a Oi! Consigo mudar a reserva {ref} para {day}?
b Oi @a! Consegue sim, a diferença é de {money}.
a Pode mudar então.
b Feito, segue a confirmação. [file]
a Obrigada, vocês são rápidos!

# booking
a O café da manhã está incluído?
b Está, das 6h30 às {time}, com pão de queijo quentinho.
a Aí não tem como recusar 😋

# booking
a Perdi a conexão em {city}. Tem outro ônibus hoje?
b Tem às {time}, plataforma {n}. Já coloquei você nele.
a Ufa! Obrigada mesmo.

# desk
a Escala da semana {week} pronta. Trocas só no tópico, por favor. [file] [pin]
- b Alguém pode ficar com {day}?
- c Eu fico.
- a Anotado.
b Valeu, gente!

# desk
a Temos {n} chamados abertos, {ref} é o mais urgente.
b Deixa comigo.
a Obrigado! O bolo na copa é para você.

# group
a Quem topa a trilha de {day}?
b Eu! Que horas?
a Às {time}, em frente à igreja azul.
c Levo água de coco 🥥
d Levo a câmera.

# group
a Olha a cor desse mar. [image]
b Que lugar é esse?
a Pertinho de {city}, mas não espalha 🤫

# direct
a Chegou bem?
b Cheguei! Cansada e feliz.
a Descansa, amanhã me conta tudo.

# shop
a Oi, a capa de chuva tem no tamanho M?
b Tem, sobraram {n}. Separo uma?
a Por favor!
b Pedido {order}, {money} com frete.
`,
};
