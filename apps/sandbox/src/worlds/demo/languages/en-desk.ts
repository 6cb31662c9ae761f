/** The company among itself: desks, rotas, incidents, and the crews of a season. */
export const englishDesk = `
# desk
a Rota for week {week} is final. Swap only in the thread, please, not by direct message. [file] [pin]
- b Can anyone take {day} early? I could do the late one.
- c I can.
- b Thank you! @a could you change it?
- a Changed, version 2 is in the folder.
b Thanks for doing this every week.

# desk
a Handover: {n} open tickets, two of them urgent. {ref} waits for the hotel, {ref2} waits for the customer's passport copy.
b Taken both.
a The printer is sulking again. Do not ask it for colour.
b It and I have an understanding.

# desk
a Heads-up: the booking tool will be read-only tonight from {time} for about 20 minutes.
b Does that include refunds?
a Refunds too. Please finish open ones before.
c Thanks, I put it on the whiteboard as well.

# desk
a Who is looking at the refund queue? It is at {n} and growing.
b I am on it, the strike in {city} brought a lot of them.
c I can help from {time}.
b Great, start at the bottom and we meet in the middle.
- c Bottom is done.
- b Middle is done. High five.
- a You two deserve cake.

# desk
a New reply template for delayed ferries is in the handbook. Short, friendly, no "unfortunately" in the first line. [link]
b I like it. Could we have one for weather too?
a On my list for {day}.

# desk
a The transfer company in {city} does not answer since this morning. Has anyone an alternative?
b Use the one from the harbour tours, number is in the partner sheet.
a They can do all six runs. Rebooked.
c Travellers are informed, two had questions, both happy now.
b Well done, both.

# desk
a Welcome @c, who starts on the {city} desk today! 👋
b Welcome!
c Thank you! I brought biscuits, they are next to the kettle.
d Best first message in years.

# desk
a Numbers for last week: {n} conversations, median first answer 4 minutes, satisfaction 96%. [image]
b Four minutes, on a holiday week? Impressive.
c That was the new shift plan, honestly.

# desk
a Can someone check {ref}? The customer paid twice.
b I see two charges, {money} each. Refunding the second.
b Done. I wrote to them as well.
a Thanks. I close the ticket.

# desk
a Reminder: mandatory fire drill on {day} at {time}. Bring your shoes, not your laptop.
b Last time someone brought the plant.
c The plant is family.

# desk
a The partner hotel in {city} changed its check-in to {time}. Please tell everyone who arrives before.
b I ran the list: {n} bookings.
b All informed, three asked for early check-in and got it.
a 🙌

# desk
a I am collecting things that annoy us in the tool. One line each, thread please.
- b The date picker that starts in the year 1900.
- c The button that says OK and means cancel.
- d Search that cannot find what I just typed.
- a Keep them coming. I talk to the developers on {day}.
b This thread is therapy.

# desk
a Incident: card payments fail for about one in ten. Payment team is informed.
b Confirmed from my side since {time}.
a Status: cause found, a certificate. Fix in 15 minutes.
a Resolved. I write the summary this afternoon, thank you for staying calm. [pin]
c Payments are green here. Nice work.

# desk
a Key box code for the {city} office changes on {day}. The new one is in the vault, not here.
b Thanks for not posting it here 😄

# season
a Welcome to the season crew! Rules are short: be on time, be kind, dry your gloves. [pin]
b Can I add: label your thermos.
c I have seen things in unlabelled thermoses.
a Rule four accepted.

# season
a Minibus {n} has a flat tyre at the second bridge. Guests are fine and warm.
b I take the spare van, there in 20 minutes.
c I call the guests of the {time} tour and tell them we start later.
a All back on the road. Thanks, team!
- b The guests made a snowman while waiting.
- a Of course they did. [image]

# season
a Forecast for tonight: clear until {time}, then clouds from the west.
b So we go to the eastern lake first.
c Both vans?
b Both vans. Bring the long tripod.
d Lights! Green and a little pink, right above the lake! [image]
a Best night of the month.

# season
a Swap request: I would give {day} evening and take any early.
b I take it.
a Noted in the rota, version {n}. [file]

# season
a Hut check: stove fine, wood for a week, one window does not close.
b I bring tape on {day} and a proper hinge after.
c While you are there, the guest book is full.
b Then I bring a guest book as well.

# season
a Count of thermal suits: {n} good, four with broken zips, one smells like fish.
b I know which one that is.
c We all know which one that is.
a Zips go to the tailor on {day}.

# season
a Two guests on the {time} tour are allergic to nuts. Kitchen knows. Please no trail mix on the bus.
b Noted, thank you.
c I swapped the bars for fruit.

# season
a School group tomorrow, {n} children and three brave teachers.
b I do the dog part.
c I do the knots part.
d I do the hot chocolate part, which is the important part.
a You are all hired again.

# season
a Did anyone find a red mitten, child's size? The owner is five and inconsolable.
b In van two, under the seat. It also has a carrot in it.
a The carrot belongs to the mitten. Thank you!

# season
a Road to the northern viewpoint is closed until {day}. Use the forest loop.
b How long does the loop take with a full bus?
a Forty minutes, and drive like you have soup in your lap.
b Always do.

# season
a Payslips are in your folders. If the night bonus looks wrong, tell me before {day}.
b Mine is missing the {day2} night.
a Corrected, you see it next month with the difference of {money}.
- b Thanks for the quick fix!

# season
a Last week of the season! Who stays for the cleaning days?
b Me.
c Me, if there is cake.
d There is always cake.
a Then {day} and {day2}, from {time}. And thank you all, this was a good one ❤️

# season
a Guests left this review: "The guide knew the name of every star and of every dog." That is you, @b.
b I made up two of the stars.
a Nobody noticed.
c The dogs noticed.

# season
a Radio check at {time} as always. Channel 6, not 4.
b Six works at the lake, not behind the ridge.
c Behind the ridge use the phone, there is one bar by the big stone.
a I put a note into the driver's sheet. [file]
`;
