-- Acts month by month
-- How often did which government do what on a topic, month by month?
--
-- :topic = thaad                    an id of the table topics
-- :from = (the first of the record)  the first day; its whole month counts
-- :to = (the last of the record)     the last day; its whole month counts
--
-- month       YYYY-MM
-- principal   the government; 'others' for all who speak for none
-- act         what the statements do
-- statements  how many there were, copies not counted; a joint one counts for each
SELECT t.month, CASE sp.kind WHEN 'government' THEN sp.name ELSE 'others' END AS principal, t.act,
       sum(t.statements) AS statements
FROM tallies t
CROSS JOIN speakers sp ON sp.id = t.principal
WHERE t.topic = coalesce(nullif(:topic, ''), 'thaad')
  AND t.month >= coalesce(substr(nullif(:from, ''), 1, 7), '')
  AND t.month <= coalesce(substr(nullif(:to, ''), 1, 7), '9999')
  AND t.statements > 0
GROUP BY t.month, 2, t.act
ORDER BY t.month, principal, t.act;
