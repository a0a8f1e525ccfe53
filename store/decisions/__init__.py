"""What a person has decided about positions: that statements are not one with the rest, or that two positions are one.

Matching goes on as if there were no decisions (``imposing.lift``), and what stands of them is laid over its result
(``imposing.impose``): so positions hang on what is said and on what was decided, not on the order of either's arrival.
"""
