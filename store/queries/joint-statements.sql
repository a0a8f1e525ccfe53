-- Said together
-- What have two sides said together?
--
-- :limit = 20  at most so many rows, the last found first
--
-- dated     day of the saying, else of publication
-- speakers  who spoke together
-- act       what they do
-- topics    what it is about
-- content   the words
-- via       through whom the article has them
-- url       where to read them
SELECT v.dated, v.speakers, v.act, v.topics, v.content, v.via, v.url
FROM statement_speakers ss
CROSS JOIN v_statements v ON v.id = ss.statement
WHERE ss.n = 2 AND v.status IN ('new', 'restated')
ORDER BY ss.statement DESC
LIMIT coalesce(nullif(:limit, ''), 20);
