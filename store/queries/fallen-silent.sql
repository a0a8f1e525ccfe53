-- Fallen silent
-- Who has spoken on a topic before and says nothing on it now?
--
-- :topic = thaad  an id of the table topics
-- :days = 180     for how many days up to the last statement of the record
--
-- principal   for whom they spoke, as far as the reference data knows the name
-- last        day of the last statement
-- silent      days from then to the last statement of the record on anything
-- statements  how many there were, copies not counted
SELECT principal, last, silent, statements
FROM (
    SELECT sp.name AS principal, tp.topic, sp.id AS principal_id,
           (SELECT max(dated) FROM stances st WHERE st.principal = sp.id AND st.topic = tp.topic) AS last,
           CAST(julianday((SELECT max(dated) FROM statements))
                - julianday((SELECT max(dated) FROM stances st WHERE st.principal = sp.id AND st.topic = tp.topic))
                AS INTEGER) AS silent,
           (SELECT sum(t.statements) FROM tallies t WHERE t.principal = sp.id AND t.topic = tp.topic) AS statements
    FROM topics tp
    CROSS JOIN speakers sp
    WHERE tp.topic = coalesce(nullif(:topic, ''), 'thaad') AND sp.known = 1
)
WHERE silent >= CAST(coalesce(nullif(:days, ''), 180) AS INTEGER) AND statements > 0
ORDER BY last DESC, principal;
