/** Travellers with the support desk, with one another, and two people alone. */
export const englishTalk = `
# booking
a Hi! My booking {ref} shows the wrong return date. It should be {day}, not the day after.
b Hello @a, thanks for telling us. I have {ref} open now: {city}, two people, return at {time}. Is that the one?
a Yes, that one.
b I moved it to {day}. There was a fare difference of {money}, I waived it because the mistake was ours.
a That is really kind, thank you!
b With pleasure. The new confirmation is attached. [file]

# booking
a Can I still add a suitcase to {ref}? We are flying to {city} on {day}.
b You can, until three hours before departure. One piece costs {money}.
a Please add one then.
b Done, it is on your ticket. Have a good flight ✈️
a 🙏

# booking
a The hotel in {city} says they have no room under my name. I am standing at the desk right now.
b I am calling them, please give me five minutes.
b They had it under {ref} instead of your name. Your key is being made as we speak.
a It worked. I have the key.
b Sorry for the fright! I left a note on the booking so that it does not happen at the next stop.

# booking
a I cancelled {ref} twelve days ago and the refund of {money} is not there yet.
b I checked with accounting: it left us on {day}. Banks usually need three to five working days.
a Could you send me something in writing?
b Of course, here is the transfer confirmation. [file]
- a Received, thank you.
- b Tell me if it has not arrived by {day}, then we will trace it.
a 👍

# booking
a Is breakfast included in {city}? The confirmation says "as described", which describes nothing 😄
b Fair point! It is included, from 6:30 to {time}, and on {day} they bake their own bread.
a Perfect. And can they do gluten-free?
b Yes. I told the kitchen, no need to say anything on arrival.

# booking
a We missed our connection in {city}. The next train is full. What now?
b Stay where you are, I will look. How many are you?
a Four, two of them small and tired.
b There is a night bus at {time}, and there is a room for four next to the station. I would take the room and go on tomorrow at {time2}.
a The room, please!
b Booked, {ref}. Breakfast is paid as well. Sleep well, all of you.
a You saved our evening ❤️

# booking
a Do I need a visa for {city} with a resident permit?
b That depends on the passport, not on the permit. Which one do you have?
a I would rather not post that here.
b Quite right. I sent you a secure form; it is deleted after we have read it. [link]
a Filled in.
b You need none for stays up to 30 days. The page of the ministry is in the same mail.

# booking
a The airport transfer on {day} is missing from my itinerary.
b It is there, only hidden under "extras". Let me send you the whole thing as one page. [file]
a Found it. Could the driver come at {time} instead?
b Changed. Her name is {given} and she will hold up a yellow sign.

# booking
a How much would it be to stay two more nights in {city}?
b {money} for both, same room, and you would keep the view of the harbour.
a Let me ask the boss.
a The boss says yes 😅
b Then {ref} now ends on {day}. Enjoy!

# booking
b Good morning @a, this is {given} from the travel desk. Your ferry to {city} on {day} was moved to {time}.
a Oh. That means we miss the tour.
b I moved the tour too, same guide, starts an hour later. Nothing to pay.
a Wow. Thank you for thinking ahead.

# booking
a I booked for the wrong {given} by accident, the ticket has my sister's name on it.
b Happens more often than you think. Airlines let us correct it once for free.
a Her passport says the name with two n.
b Corrected, and I added it to your profile. New ticket below. [image]
a Got it. You are fast!

# group
a Anyone up for the early ferry on {day}? It leaves at {time}.
b Count me in. Coffee first though ☕
c Me too, with the big camera.
a Then let us meet at the yellow kiosk ten minutes before.
- b Which yellow kiosk? There are three 😂
- a The one with the sleeping dog.
- c There is always a sleeping dog.
d I will come later and wave from the pier.

# group
a Look what the fog did this morning. [image]
b Oh wow. Where is that?
a Just above {city}, behind the old water tower.
c I walked there for years and never saw it like this.

# group
a Packing question: do I need boots for the coast path?
b After that rain, yes.
c Trainers are fine until the lighthouse, then it gets muddy.
a Boots it is.
d And two pairs of socks. Always two pairs of socks.

# group
a I put all receipts into one sheet. Everybody owes {money}, except @b, who paid for the boat.
b And who ate most of the fish.
a That too 😄
c Sent mine.
d Mine is on its way, the bank app is having a day off.

# group
a Where did you eat last night? It smelled amazing.
b The tiny place with the blue door. No menu, the owner just asks whether you are hungry.
c Are they open on {day}?
b Closed on {day}, open all other evenings from {time}.
a Writing that down.

# group
a My train to {city} is an hour late. Please do not wait with dinner.
b We will keep a plate for you.
c And the seat by the window.
a You are the best ❤️

# group
a Photos of day three are up! [image] [image] [image]
b The second one! Can I have it as my background?
a Of course, take it.
c I look like I am about to fall into the canal.
b You did fall into the canal.
c Ten minutes later. Details.

# group
a Can someone recommend a guide for {city} who likes slow questions from slow walkers?
b {given} from the office there. She knows every cat by name.
c Seconded. We did the market walk with her.
a Booked for {day}, thank you both!

# group
a Small reminder: meeting point tomorrow is the north entrance, not the main one. {time}, please be on time.
b North, {time}. Got it.
c Is that the one with the steps?
a With the steps and the pigeons. [image]
d I will bring fruit for everybody.

# group
a Has anyone done {city} to {city2} by bus?
b Yes. Beautiful and long. Sit on the left side.
c Why left?
b The sea, the sea, the sea.

# direct
a Are you at the desk today?
b From {time}. Do you need something?
a Only your opinion on two hotel photos. Which one would you use for the cover? [image] [image]
b The second. The first one looks like my dentist's waiting room.
a Ha. Second it is.

# direct
a Happy birthday!! 🎂
b Thank you!! You remembered!
a I have a calendar. But also a heart.
b The cake in the kitchen was you, then?
a No comment.

# direct
a Could you cover my late shift on {day}? I would take yours on {day2}.
b Let me look. Yes, that works.
a You are a star. I tell the duty manager.
b Already did 😉

# direct
a I left my umbrella in your car, I think.
b The green one with the frog?
a The dignified green one with the frog, yes.
b It is safe. I bring it on {day}.

# direct
a Quick one: who signs off refunds above {money}?
b {given}, and above double that the duty manager.
a Thanks. Found the page in the handbook now, too.

# direct
a How was {city}?
b Rainy, loud, wonderful. I want to go back tomorrow.
a Send photos!
b [image] This is from the roof of the guesthouse.
a I am so jealous.

# direct
a Running ten minutes late, sorry.
b No stress, I have a book.
a Here now, by the door.

# direct
a Did you get the keys from the front office?
b Yes, both sets. One sticks a little.
a I will tell maintenance. Again.
b Third time lucky.
`;
