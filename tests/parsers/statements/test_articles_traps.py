"""Short invented articles full of what misleads: narration, nicknames, several speakers, things not said."""

Rows = list[tuple[str, str, str]]

LIBRARY = """\
Few buildings in Dandong are as quiet as the "House of Maps". It opened in 1931, and nobody has moved the \
shelves since.
"People come for the silence," said the librarian, Wei Lan, 58. "They stay for the maps."
Wei, whom the students call "Auntie Atlas", has a rule: no pencils. A sign at the door reads "No ink, no food, \
no hurry".
The oldest sheet shows the mouth of the Yalu. According to the catalog, it was drawn by a monk in 1702.
Yu Haoran, a geographer at Bohai Ocean University, doubts this. The paper, he said, was made a century later.
"A map is a promise," Yu wrote in his 2015 book "Lines on Water". "The river does not keep it."
Wei declined to say what the sheet is worth. She does not lend it, and she laughs when collectors ask about \
it.
The city has promised a new roof by winter, but according to plan it should have been there last year.
"""

HOTLINE = """\
A telephone line between the fire brigades of Dandong and Sinuiju was tested on Thursday, officials in Dandong \
said.
The test took four minutes. "They heard us and we heard them," a fire officer told China Daily. "That is all \
one can ask of a telephone."
The DPRK side has not commented on the test.
Jin Shan, the head of the brigade, said that his counterpart had told him the engines on the other bank were \
older than the men. He added that he had offered spare parts.
Whether they will be accepted remains to be seen. Sanctions forbid most parts, a lawyer at the customs office \
cautioned, "but a hose is a hose".
The two brigades last spoke in 2010, when a timber yard burned for three days, local newspapers reported at \
the time.
Asked if a visit was planned, Jin smiled.
"""

RECEPTION = """\
At a reception in Seoul on Monday, the Chinese ambassador, Bo Yulin, thanked the ROK for the return of 12 \
bells and called for more exchanges between museums.
Bo said that the bells had been "on a long journey" and that they would be shown in Shenyang from May.
Culture Vice-Minister Gil Dae-hyun replied that the ROK would send conservators as well. He reiterated that \
the bells had been bought, not taken.
Bo did not dispute this. "We are glad to hear them ring," he said.
The two signed an agreement, shook hands and left by different doors.
A dealer in Busan, meanwhile, denied that a thirteenth bell existed. "Count them," he told KBS.
"""

SURVEY = """\
More than half of the fishermen on both sides of the Yellow Sea have never met one from the other side, a \
survey by the Incheon Shipping Forum has found.
The survey, released on Tuesday, said 54 percent of the 1,200 men asked had only seen the others' lights.
Noh Gi-beom, who led it, called the result "sad but not surprising". In his view the radio is to blame.
"We listen to the same weather," he said, "in two languages."
Chinese scholars questioned the figure. Du Henian, for one, argued that nobody had asked the men of Shandong.
Noh shook his head, saying 400 of them had answered in writing.
Neither side disputes that the boats are getting older, and both want younger crews.
"""

VISIT = """\
The U.S. envoy for fisheries, Albert Dunmore, arrived in Beijing on Sunday for talks that both sides described \
as routine.
Dunmore met with officials of the agriculture ministry and discussed squid. No details were given.
In an interview with Xinhua before his departure, Dunmore said he was confident that a deal on nets could be \
reached this year, but that much depended on the weather.
China's agriculture ministry said on Monday the talks had been "useful and friendly" and expressed the hope \
that they would go on in Washington.
The embassy said Dunmore would brief reporters on Wednesday.
Critics at home say the envoy has been too soft. "He brought back a fan and a calendar," a senator's aide \
said, speaking on condition of anonymity.
"""
