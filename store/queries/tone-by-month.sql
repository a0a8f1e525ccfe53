-- Tone month by month
-- How has a government's tone on a topic developed?
--
-- :principal = China  for whom they speak
-- :topic = thaad      an id of the table topics
--
-- month        YYYY-MM
-- statements   how many there were, copies not counted
-- cooperation  mean of PLOVER's scores of their acts: above 0 cooperative, below 0 hostile; plain statements left out
-- cooperative  how many agree, consult, support or concede
-- hostile      how many accuse, reject or threaten
-- neither      how many request or plainly state
SELECT t.month, sum(t.statements) AS statements, round(sum(t.statements * a.cooperation)
       / sum(t.statements) FILTER (WHERE a.cooperation IS NOT NULL), 2) AS cooperation,
       coalesce(sum(t.statements) FILTER (WHERE a.tone = 1), 0) AS cooperative,
       coalesce(sum(t.statements) FILTER (WHERE a.tone = -1), 0) AS hostile,
       coalesce(sum(t.statements) FILTER (WHERE a.tone = 0), 0) AS neither
FROM tallies t
JOIN acts a ON a.act = t.act
WHERE t.principal = (SELECT speaker FROM v_names WHERE name = coalesce(nullif(:principal, ''), 'China')
                     ORDER BY rank LIMIT 1)
  AND t.topic = coalesce(nullif(:topic, ''), 'thaad')
GROUP BY t.month
ORDER BY t.month;
