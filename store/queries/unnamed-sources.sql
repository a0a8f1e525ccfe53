-- How much rests on unnamed sources
-- Which outlets lean on sources without a name?
--
-- :from = (30 days before the last)  the first day
-- :to = (the last of the record)     the last day
--
-- outlet      who printed them
-- statements  how many statements
-- unnamed     how many by a speaker without a name
-- percent     the share of these
-- example     one of them
WITH asked AS (
    SELECT coalesce(nullif(:from, ''), date(coalesce(nullif(:to, ''), (SELECT max(dated) FROM statements)), '-30 days'))
               AS "from",
           coalesce(nullif(:to, ''), (SELECT max(dated) FROM statements)) AS "to"
), said AS (
    SELECT a.outlet, s.content, EXISTS (
               SELECT 1 FROM statement_speakers ss JOIN speakers sp ON sp.id = ss.speaker
               WHERE ss.statement = s.id AND sp.kind = 'unnamed') AS unnamed
    FROM asked
    CROSS JOIN v_standing s ON s.dated >= asked."from" AND s.dated <= asked."to"
    CROSS JOIN articles a ON a.id = s.article
)
SELECT o.name AS outlet, count(*) AS statements, sum(said.unnamed) AS unnamed,
       round(100.0 * sum(said.unnamed) / count(*), 1) AS percent, min(said.content) FILTER (WHERE said.unnamed) AS example
FROM said
JOIN outlets o ON o.outlet = said.outlet
GROUP BY o.outlet
ORDER BY percent DESC, o.name;
