-- New positions
-- What has been said on a topic that had not been said before?
--
-- :topic = thaad                     an id of the table topics
-- :from = (30 days before the last)  the first day
-- :to = (the last of the record)     the last day
-- :limit = 50                        at most so many rows, the latest first
--
-- dated       day of the saying, else of publication
-- principals  for whom they speak; NULL for one who speaks for himself
-- speakers    who spoke
-- act         what they do
-- content     the words
-- via         through whom the article has them
-- url         where to read them
WITH asked AS (
    SELECT coalesce(nullif(:topic, ''), 'thaad') AS topic,
           coalesce(nullif(:from, ''), date(coalesce(nullif(:to, ''), (SELECT max(dated) FROM statements)), '-30 days'))
               AS "from",
           coalesce(nullif(:to, ''), (SELECT max(dated) FROM statements)) AS "to"
)
SELECT v.dated, v.principals, v.speakers, v.act, v.content, v.via, v.url
FROM asked
CROSS JOIN v_statements v ON v.dated >= asked."from" AND v.dated <= asked."to"
CROSS JOIN statement_topics t ON t.statement = v.id AND t.topic = asked.topic
WHERE v.status = 'new'
ORDER BY v.dated DESC, v.id DESC
LIMIT coalesce(nullif(:limit, ''), 50);
