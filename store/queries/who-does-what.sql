-- Who does what
-- How often does each government perform each act on a topic?
--
-- :topic = thaad  an id of the table topics
-- :from = 2014-01   the first month
-- :to = 2026-12    the last month
--
-- principal    the government
-- statements   how many there were, copies not counted; a joint one counts for each
-- agree        how many agree to something or offer it
-- consult      how many consult
-- support      how many support somebody or something
-- concede      how many concede something
-- request      how many request something, as a hope or a demand
-- accuse       how many accuse or object
-- reject       how many reject or deny
-- threaten     how many threaten
-- state        how many do no more than state
-- cooperation  mean of PLOVER's scores of the acts, plain statements left out
SELECT sp.name AS principal, sum(t.statements) AS statements,
       sum(t.statements * (t.act = 'agree')) AS agree, sum(t.statements * (t.act = 'consult')) AS consult,
       sum(t.statements * (t.act = 'support')) AS support, sum(t.statements * (t.act = 'concede')) AS concede,
       sum(t.statements * (t.act = 'request')) AS request, sum(t.statements * (t.act = 'accuse')) AS accuse,
       sum(t.statements * (t.act = 'reject')) AS reject, sum(t.statements * (t.act = 'threaten')) AS threaten,
       sum(t.statements * (t.act = 'state')) AS state,
       round(sum(t.statements * a.cooperation) / sum(t.statements) FILTER (WHERE a.cooperation IS NOT NULL), 2)
           AS cooperation
FROM speakers sp
CROSS JOIN tallies t ON t.principal = sp.id
CROSS JOIN acts a ON a.act = t.act
WHERE sp.kind = 'government'
  AND t.topic = coalesce(nullif(:topic, ''), 'thaad')
  AND t.month >= coalesce(nullif(:from, ''), '2014-01')
  AND t.month <= coalesce(nullif(:to, ''), '2026-12')
GROUP BY sp.id
ORDER BY statements DESC, principal;
