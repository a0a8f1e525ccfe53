-- The positions repeated most
-- Which lines does a government repeat over and over?
--
-- :principal = China  whose positions
-- :limit = 20         at most so many rows
--
-- position  id in v_positions
-- times     how often it was stated, copies not counted
-- copies    how many copies other outlets carried
-- first     day of the first statement
-- last      day of the last
-- act       of the statement that opened it
-- content   the words that opened it
-- url       where the first is to be read
SELECT p.id AS position, p.times, p.copies, p.first, p.last, p.act, p.content, p.url
FROM position_counts c
CROSS JOIN v_positions p ON p.id = c.position
WHERE c.holder = (SELECT sp.name FROM v_names n JOIN speakers sp ON sp.id = n.speaker
                  WHERE n.name = coalesce(nullif(:principal, ''), 'China') ORDER BY n.rank LIMIT 1)
ORDER BY c.times DESC, c.position
LIMIT coalesce(nullif(:limit, ''), 20);
