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
SELECT t.month, sp.name AS principal, t.act, t.statements
FROM speakers sp
CROSS JOIN tallies t ON t.principal = sp.id
WHERE sp.kind = 'government'
  AND t.topic = coalesce(nullif(:topic, ''), 'thaad')
  AND t.month >= coalesce(substr(nullif(:from, ''), 1, 7), '')
  AND t.month <= coalesce(substr(nullif(:to, ''), 1, 7), '9999')
  AND t.statements > 0
UNION ALL
SELECT t.month, 'others', t.act, sum(t.statements)
FROM tallies t
WHERE t.topic = coalesce(nullif(:topic, ''), 'thaad')
  AND t.month >= coalesce(substr(nullif(:from, ''), 1, 7), '')
  AND t.month <= coalesce(substr(nullif(:to, ''), 1, 7), '9999')
  AND t.statements > 0
  AND t.principal NOT IN (SELECT id FROM speakers WHERE kind = 'government')
GROUP BY t.month, t.act
ORDER BY 1, 2, 3;
