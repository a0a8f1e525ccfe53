-- A government's voices
-- Who does the talking for a government?
--
-- :principal = China                 the government
-- :from = (90 days before the last)  the first day
-- :to = (the last of the record)     the last day
--
-- speaker      who spoke
-- office       the office held the last time
-- body         the body of that office
-- statements   how many statements, copies not counted
-- cooperation  mean of PLOVER's scores of the acts, plain statements left out
-- last         day of the last one
WITH asked AS (
    SELECT (SELECT speaker FROM v_names WHERE name = coalesce(nullif(:principal, ''), 'China') ORDER BY rank LIMIT 1)
               AS principal,
           coalesce(nullif(:from, ''), date(coalesce(nullif(:to, ''), (SELECT max(dated) FROM statements)), '-90 days'))
               AS "from",
           coalesce(nullif(:to, ''), (SELECT max(dated) FROM statements)) AS "to"
)
SELECT sp.name AS speaker, ss.office, ss.body, count(*) AS statements, round(avg(ac.cooperation), 2) AS cooperation,
       max(s.dated) AS last
FROM asked
CROSS JOIN v_standing s ON s.dated >= asked."from" AND s.dated <= asked."to"
CROSS JOIN statement_speakers ss ON ss.statement = s.id AND ss.principal = asked.principal
CROSS JOIN speakers sp ON sp.id = ss.speaker
CROSS JOIN acts ac ON ac.act = s.act
WHERE s.status <> 'carried'
GROUP BY sp.id
ORDER BY statements DESC, sp.name;
