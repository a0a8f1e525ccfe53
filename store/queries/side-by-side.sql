-- Two governments side by side
-- How do two governments' tones on a topic compare, year by year?
--
-- :one = China                one government
-- :other = Republic of Korea  the other
-- :topic = thaad              an id of the table topics
--
-- year              YYYY
-- one_statements    how many statements of the one, copies not counted
-- one_cooperation   mean of PLOVER's scores of their acts, plain statements left out
-- other_statements  the same of the other
-- other_cooperation the same of the other
WITH asked AS (
    SELECT (SELECT speaker FROM v_names WHERE name = coalesce(nullif(:one, ''), 'China') ORDER BY rank LIMIT 1) AS one,
           (SELECT speaker FROM v_names WHERE name = coalesce(nullif(:other, ''), 'Republic of Korea')
            ORDER BY rank LIMIT 1) AS other,
           coalesce(nullif(:topic, ''), 'thaad') AS topic
)
SELECT substr(t.month, 1, 4) AS year,
       coalesce(sum(t.statements) FILTER (WHERE t.principal = one), 0) AS one_statements,
       round(sum(t.statements * a.cooperation) FILTER (WHERE t.principal = one)
             / sum(t.statements) FILTER (WHERE t.principal = one AND a.cooperation IS NOT NULL), 2) AS one_cooperation,
       coalesce(sum(t.statements) FILTER (WHERE t.principal = other), 0) AS other_statements,
       round(sum(t.statements * a.cooperation) FILTER (WHERE t.principal = other)
             / sum(t.statements) FILTER (WHERE t.principal = other AND a.cooperation IS NOT NULL), 2) AS other_cooperation
FROM asked
CROSS JOIN tallies t ON t.principal IN (asked.one, asked.other) AND t.topic = asked.topic
CROSS JOIN acts a ON a.act = t.act
GROUP BY year
ORDER BY year;
