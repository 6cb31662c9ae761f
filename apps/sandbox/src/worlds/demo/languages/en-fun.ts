/** Livestream chatter, games, and the shop. */
export const englishFun = `
# live
a Good evening from {city}! 👋
b Sound is a little low.
c Fine on my side.
a Turned it up, better?
b Perfect now.
d First time here, this is lovely.

# live
a What is the tower on the left?
b The old customs house, you can climb it for less than a coffee.
c 214 steps. I counted. Twice.
d Worth it for the view?
c For the view, yes. For the knees, no.

# live
a There!! On the horizon!! 😮
b Is that a whale?
c It is a ferry.
d Let us believe in the whale 🐋
a The host says: it is a ferry.
b Boo.

# live
a Could you show the bridge again?
b +1 for the bridge
c The light right now 😍
d Screenshot taken, new wallpaper.

# live
a Question for the guide: is {city} good in winter?
b Quiet, a little grey, and the bakeries are warm. So: yes.
a Sold.
c I went in February and had the museum for myself.

# live
a It froze for me.
b Reload helped.
a It did, thanks.
c The street musician is still playing, you missed nothing.
d You missed the dog. There was a dog.

# live
a Here is the recipe from the cooking part. [link] [pin]
b Thank you! How much chilli is "some"?
a As much as you can forgive.
c 😂😂😂

# live
a Greetings from {city}! It is midnight here.
b Morning here in {city2} ☀️
c Lunch! With soup.
d This chat is a world clock.

# game
a gg, that last round was close
b you had the tram in the photo, that is cheating 😅
a reading trams is a skill
c rematch?
a in five, need water

# game
a I say {city}.
b Never. Look at the road signs.
c The bins! The bins are green, so it is {city2}.
b Who knows bins by country?
c People who win know bins by country.

# game
a raid starts at {time}, who is in?
b in
c in, but only until {time2}
d healer here
a then we are complete, bring lockpicks for the dining car

# game
a new high score!! 48,210 [image]
b no way
c the island bridge trick?
a maybe 😏
b teach us, o wise one

# game
a Quiz tonight: capitals with fewer than six letters.
b Oslo, Rome, Lima, easy.
c Bern, Riga, Doha, Suva.
a Save it for {time}!
d Practising in secret already.

# game
a server hiccup, back in a minute
b I was about to win
c we will never know
b I KNOW
a it is up again

# game
a guild rule: whoever draws the camel must speak in rhyme
b that is unfair, it happens each time
c at least you do it so sublime
b …I hate this game. I love this game.

# shop
a Hello! Is the rain jacket in blue coming back in size M?
b Hi! Yes, on {day}. Shall I put one aside for you?
a Please! How much is it with delivery?
b {money}, delivery included. Order {order} is yours, pay whenever it arrives.
a Great, thank you!

# shop
a My parcel {order} says "delivered", but there is nothing here.
b I am sorry. The driver's note says: with the neighbour at number {n}.
a Found it! The neighbour says hello.
b Hello back 😄

# shop
a The zip of the travel pillow broke after two trips.
b That should not happen. Can you send a photo?
a Here. [image]
b Thank you. A new one leaves today, and you need not send the old one back.
a That is how it should be. Thanks!

# shop
a Can I use two gift cards in one order?
b Yes, up to five. Enter them one after the other.
a It says the second one has {money} left.
b That is right, it was used for {order} in part.
a Ah, I forgot. All clear!

# shop
a Which adapter do I need for {city}?
b Type G. The small one in our shop has two USB ports as well. [link]
a Ordered. When will it come?
b Tomorrow, or {day} at the latest.

# shop
a I would like to return the blue case from {order}. Unused.
b No problem. The label is attached, drop it at any parcel shop. [file]
a Sent.
b Arrived, {money} is on its way back to your card.

# shop
a Do you engrave luggage tags?
b We do, up to 18 characters, emoji not included 🙃
a "NOT YOUR BAG"?
b Twelve characters and a classic. Ready on {day}.
`;
