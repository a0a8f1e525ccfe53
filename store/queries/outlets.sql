-- Who prints whose words
-- Which outlets carry a government's words, and how often at first hand?
--
-- :principal = China                 whose words
-- :from = (90 days before the last)  the first day
-- :to = (the last of the record)     the last day
--
-- outlet      who printed them
-- country     country of the outlet
-- statements  how many statements
-- own         how many of them came to the record in this outlet first
-- carried     how many are copies of what another outlet had
-- via_others  how many came through a speaker of another name
-- articles    in how many articles
WITH asked AS (
    SELECT (SELECT speaker FROM v_names WHERE name = coalesce(nullif(:principal, ''), 'China') ORDER BY rank LIMIT 1)
               AS principal,
           coalesce(nullif(:from, ''), date(coalesce(nullif(:to, ''), (SELECT max(dated) FROM statements)), '-90 days'))
               AS "from",
           coalesce(nullif(:to, ''), (SELECT max(dated) FROM statements)) AS "to"
)
SELECT o.name AS outlet, o.country, count(*) AS statements, count(*) FILTER (WHERE s.status <> 'carried') AS own,
       count(*) FILTER (WHERE s.status = 'carried') AS carried, count(s.via) AS via_others,
       count(DISTINCT s.article) AS articles
FROM asked
CROSS JOIN v_standing s ON s.dated >= asked."from" AND s.dated <= asked."to"
CROSS JOIN articles a ON a.id = s.article
CROSS JOIN outlets o ON o.outlet = a.outlet
WHERE EXISTS (SELECT 1 FROM statement_speakers ss WHERE ss.statement = s.id AND ss.principal = asked.principal)
GROUP BY o.outlet
ORDER BY statements DESC, o.name;
