-- Gaps in the record
-- Which positions does a text call old that the record has nowhere before?
--
-- :limit = 50  at most so many rows, the latest first
--
-- dated     day of the saying, else of publication
-- speakers  who spoke
-- cue       the word that says it is not new: reiterate, reaffirm …
-- act       what they do
-- content   the words
-- outlet    who printed them
-- url       where to read them
SELECT v.dated, v.speakers, v.cue, v.act, v.content, v.outlet, v.url
FROM statements s
CROSS JOIN v_statements v ON v.id = s.id
WHERE s.reaffirms = 1 AND s.status = 'new' AND v.status = 'new'
ORDER BY s.dated DESC, s.id DESC
LIMIT coalesce(nullif(:limit, ''), 50);
